"""Launches and reads the tasks of parcels; run beside the generated package `clients`."""

from __future__ import annotations

import base64
import datetime
import json
import sys
import tarfile
from collections.abc import Callable
from datetime import UTC, date, timedelta
from pathlib import Path
from typing import Any

from clients import _flyte
from clients._flyte import Dataset, File, Folder
from clients.parcels import tasks
from clients.parcels.values import (
    Address,
    Journey,
    Parcel,
    Quote,
    Refusal,
    Route,
    Speed,
    Stop,
    Zone,
)
from flowc.ir.v1 import program_pb2
from flyteidl.admin import execution_pb2, launch_plan_pb2, task_pb2, workflow_pb2
from flyteidl.core import literals_pb2
from google.protobuf.message import Message

ENTITIES: dict[str, _flyte.Entity[Any, Any]] = {
    f"{'launch_plan' if isinstance(each, _flyte.LaunchPlan) else 'task'} {each.name}": each
    for each in (
        tasks.numbers,
        tasks.times,
        tasks.choices,
        tasks.containers,
        tasks.unions,
        tasks.records,
        tasks.stored,
        tasks.nothing,
        tasks.send,
        tasks.deliver,
        tasks.overnight,
    )
}
NOON = datetime.datetime(2024, 2, 29, 12, 30, 15, 250000, tzinfo=UTC)
HOME = Address(street="Kerkstraat 1", town="Utrecht", country="NL", lines=[])
FAR = Address(street="神宮前 3-1", town="東京", country="JP", lines=["a", "", "ß"])
SMALL = Parcel(
    id=1,
    sender=HOME,
    speed=Speed.SLOW,
    weights={},
    receiver=None,
    zones=[Zone.HOME],
    history=[],
    by_floor={},
    label=None,
    insured=False,
    fee=2.5,
    count=1,
    note="fragile",
)
BIG = Parcel(
    id=9007199254740993,
    sender=FAR,
    speed=Speed.NEXT_DAY,
    weights={"net": 0.1, "gross": 3.0, "ø": -0.0},
    receiver=HOME,
    zones=[Zone.ÜBERSEE, Zone.NONE],
    history=[{"a": -1}, {}, {"b": 2**63 - 1, "c": -(2**63)}],
    by_floor={-1: "cellar", 0: "", 2**40: "sky"},
    label="№ 7",
    insured=True,
    fee=1e300,
    count=-5,
    note="",
)
JOURNEY = Journey(
    start=NOON,
    day=date(1999, 12, 31),
    takes=timedelta(days=400, microseconds=1),
    seal=bytes(range(256)),
    letter=File("s3://post/letter é.txt", ""),
    papers=Folder("s3://post/papers", ""),
    table=Dataset("s3://post/table", "parquet"),
    route=Route(
        last=Stop(place=HOME, others={}),
        legs=[
            {
                "a": Stop(place=FAR, others={"x": [HOME, FAR], "é": []}),
                "b": Stop(place=HOME, others={}),
            },
            {},
        ],
        back=Stop(place=HOME, others={"": [HOME]}),
    ),
    pauses=[timedelta(0), timedelta(minutes=-5)],
)
QUOTE = Quote(
    price=12.0,
    until=NOON,
    takes=timedelta(days=400, hours=1, milliseconds=250),
    speed=Speed.FAST,
    extras={"gift": 2**60, "ü": 0},
    seal="zegel ✓".encode(),
    day=date(2030, 6, 1),
)


def by_hand() -> dict[str, execution_pb2.ExecutionCreateRequest]:
    """Build requests from typed values."""
    at = {"project": "p", "domain": "d", "version": "v", "name": "n"}
    far = datetime.timezone(timedelta(hours=5, minutes=30))
    return {
        "in numbers/beyond 2^53": tasks.numbers.execution(
            tasks.NumbersInputs(
                whole=9007199254740993, real=0.1, yes=True, text="Ærøskøbing 東京 🎁"
            ),
            **at,
        ),
        "in times/plain": tasks.times.execution(
            tasks.TimesInputs(
                moment=NOON, day=date(2024, 2, 29), span=timedelta(hours=1, milliseconds=250)
            ),
            **at,
        ),
        "in choices/plain": tasks.choices.execution(
            tasks.ChoicesInputs(speed=Speed.NEXT_DAY, zones=list(Zone), size="large"), **at
        ),
        "in containers/full": tasks.containers.execution(
            tasks.ContainersInputs(
                names=["a", "", "é", "🎁", "a\u0000b", 'quo"te\\'],
                totals=[{"x": 1, "y": 2**53 + 1}, {}],
                routes={"home": [HOME, FAR], "none": []},
                floors={0: "ground", -1: "cellar", 2**33: "high"},
                deep={"a": {"b": [[1, 2], [], [-(2**62)]], "c": []}, "é": {}},
                anything={
                    "n": None,
                    "i": 2**63 - 1,
                    "f": 1.0,
                    "l": [True, {"x": "y"}],
                    "b": b"\x00\xff",
                },
            ),
            **at,
        ),
        "in containers/empty": tasks.containers.execution(
            tasks.ContainersInputs(names=[], totals=[], routes={}, floors={}, deep={}, anything={}),
            **at,
        ),
        "in unions/first": tasks.unions.execution(
            tasks.UnionsInputs(
                label=7,
                outcome=BIG,
                note="naïve",
                speed=Speed.FAST,
                pairs=[{"a": 1}, {}],
                many=[1, "1", 2**53 + 1],
                journey=JOURNEY,
            ),
            **at,
        ),
        "in unions/none": tasks.unions.execution(
            tasks.UnionsInputs(label=FAR, outcome=Refusal(reason="wet", code=1)), **at
        ),
        "in records/full": tasks.records.execution(
            tasks.RecordsInputs(parcel=BIG, journey=JOURNEY, quote=QUOTE), **at
        ),
        "in records/left out": tasks.records.execution(
            tasks.RecordsInputs(
                parcel=Parcel(
                    id=1,
                    sender=Address(street="Kerkstraat 1", town="Utrecht"),
                    speed=Speed.SLOW,
                    weights={},
                ),
                journey=Journey(
                    start=datetime.datetime(2020, 1, 1, tzinfo=far),
                    day=date(1, 1, 1),
                    takes=timedelta(0),
                    seal=b"",
                    letter=File("https://example.com/letter"),
                    papers=Folder("gs://post/papers"),
                    table=Dataset("s3://post/empty"),
                    route=Route(last=Stop(place=FAR)),
                ),
                quote=Quote(
                    price=-0.5,
                    until=datetime.datetime(1970, 1, 1, tzinfo=UTC),
                    takes=timedelta(0),
                ),
            ),
            **at,
        ),
        "in stored/plain": tasks.stored.execution(
            tasks.StoredInputs(
                letter=File("s3://post/letter.txt"),
                sheet=File("s3://post/sheet.csv"),
                papers=Folder("s3://post/papers/"),
                table=Dataset("s3://post/table", "parquet"),
                rates=Dataset("s3://post/rates"),
            ),
            **at,
        ),
        "in deliver/defaults": tasks.deliver.execution(tasks.DeliverInputs(parcel=SMALL), **at),
        "in overnight/all": tasks.overnight.execution(
            tasks.OvernightInputs(parcel=BIG, wait=timedelta(seconds=-1), tags=[]), **at
        ),
    }


def outputs() -> dict[str, object]:
    """Give the outputs that are expected, as typed values."""
    return {
        "out numbers/plain": tasks.NumbersOutputs(o0=9007199254740993, o1=-0.0, o2=True, o3="東京"),
        "out unions/first": tasks.UnionsOutputs(
            o0=7,
            o1=BIG,
            o2="naïve",
            o3=Speed.FAST,
            o4=[{"a": 1}, {}],
            o5=[1, "1", 2**53 + 1],
        ),
        "out unions/none": tasks.UnionsOutputs(
            o0=FAR, o1=Refusal(reason="wet", code=1), o2=None, o3=None, o4=None, o5=None
        ),
        "out records/full": tasks.RecordsOutputs(o0=BIG, o1=JOURNEY, o2=QUOTE),
        "out stored/plain": tasks.StoredOutputs(
            o0=File("s3://post/letter.txt", ""),
            o1=File("s3://post/sheet.csv", "csv"),
            o2=Folder("s3://post/papers/", ""),
            o3=Dataset("s3://post/table", "parquet"),
            o4=Dataset("s3://post/rates", ""),
        ),
        "out send/none": tasks.SendOutputs(parcel=BIG, arrives=None),
    }


def again(vector: dict[str, str]) -> str:
    """Read a vector as typed values, and write these."""
    entity = ENTITIES[f"{vector['kind']} {vector['entity']}"]
    literals = literals_pb2.LiteralMap()
    literals.ParseFromString(base64.b64decode(vector["literals"]))
    if vector["side"] == "outputs":
        return encoded(entity.literals_of_outputs(entity.outputs_of_literals(literals)))
    inputs = entity.inputs_of_literals(literals)
    return encoded(entity.execution(inputs, project="p", domain="d", version="v", name="n"))


def read(vectors: dict[str, dict[str, str]]) -> list[str]:
    """Read outputs and compare them."""
    for id_, expected in outputs().items():
        vector = vectors[id_]
        literals = literals_pb2.LiteralMap()
        literals.ParseFromString(base64.b64decode(vector["literals"]))
        entity = ENTITIES[f"{vector['kind']} {vector['entity']}"]
        found = entity.outputs_of_literals(literals)
        assert found == expected, f"{id_}: {found} is not {expected}"
    return list(outputs())


def names_in_ir(path: str) -> list[str]:
    """Name what the IR holds."""
    program = program_pb2.Program.FromString(Path(path).read_bytes())
    return [
        f"{kind} {getattr(entity, kind).name}"
        for entity in program.entities
        if (kind := entity.WhichOneof("kind"))
    ]


def names_in_package(path: str) -> list[str]:
    """Name what a Flyte package holds: a file an entity, its kind by the end of its name."""
    kinds: dict[str, tuple[str, Callable[[bytes], str]]] = {
        "_1.pb": ("task", lambda data: task_pb2.TaskSpec.FromString(data).template.id.name),
        "_2.pb": (
            "workflow",
            lambda data: workflow_pb2.WorkflowSpec.FromString(data).template.id.name,
        ),
        "_3.pb": ("launch_plan", lambda data: launch_plan_pb2.LaunchPlan.FromString(data).id.name),
    }
    found: list[str] = []
    with tarfile.open(path) as archive:
        for member in archive:
            file = archive.extractfile(member)
            kind = kinds.get(member.name[-5:])
            if file is not None and kind is not None:
                found.append(f"{kind[0]} {kind[1](file.read())}")
    return found


def encoded(message: Message) -> str:
    """Give a message in base64."""
    return base64.b64encode(message.SerializeToString()).decode()


def main(vectors_path: str, ir: str, package: str) -> None:
    """Answer."""
    cases = json.loads(Path(vectors_path).read_text(encoding="utf-8"))["cases"]
    vectors = {case["id"]: case for case in cases}
    answers = {
        "again": {id_: again(vector) for id_, vector in vectors.items()},
        "by_hand": {id_: encoded(request) for id_, request in by_hand().items()},
        "read": read(vectors),
        "ir": sorted(names_in_ir(ir)),
        "package": sorted(names_in_package(package)),
    }
    json.dump(answers, sys.stdout)


main(*sys.argv[1:])
