"""The cases: for inputs or outputs of an entity, the Python values that are meant.

`left_out` names fields of records (`input.field.field`) that a caller leaves out: they are taken
out of what flytekit packs, and flytekit must read the same value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone

from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile
from flytekit.types.structured import StructuredDataset

from parcels import plans, tasks
from parcels.values import Address, Journey, Parcel, Quote, Refusal, Route, Speed, Stop, Zone


@dataclass
class Case:
    id: str
    entity: object
    values: dict
    side: str = "inputs"
    left_out: list = field(default_factory=list)


HOME = Address(street="Kerkstraat 1", town="Utrecht")
FAR = Address(street="神宮前 3-1", town="東京", country="JP", lines=["a", "", "ß"])
SMALL = Parcel(id=1, sender=HOME, speed=Speed.SLOW, weights={})
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
NOON = datetime(2024, 2, 29, 12, 30, 15, 250000, tzinfo=timezone.utc)
UTC_ZERO = datetime(1970, 1, 1, tzinfo=timezone.utc)


ROUTE = Route(
    last=Stop(place=HOME),
    legs=[{"a": Stop(place=FAR, others={"x": [HOME, FAR], "é": []}), "b": Stop(place=HOME)}, {}],
    back=Stop(place=HOME, others={"": [HOME]}),
)


def journey() -> Journey:
    return Journey(
        start=NOON,
        day=date(1999, 12, 31),
        takes=timedelta(days=400, microseconds=1),
        seal=bytes(range(256)),
        letter=FlyteFile("s3://post/letter é.txt"),
        papers=FlyteDirectory("s3://post/papers"),
        table=StructuredDataset(uri="s3://post/table", file_format="parquet"),
        route=ROUTE,
        pauses=[timedelta(0), timedelta(minutes=-5)],
    )


def short_journey() -> Journey:
    return Journey(
        start=datetime(2020, 1, 1, tzinfo=timezone(timedelta(hours=5, minutes=30))),
        day=date(1, 1, 1),
        takes=timedelta(0),
        seal=b"",
        letter=FlyteFile("https://example.com/letter"),
        papers=FlyteDirectory("gs://post/papers"),
        table=StructuredDataset(uri="s3://post/empty", file_format=""),
        route=Route(last=Stop(place=FAR)),
    )


def quote() -> Quote:
    return Quote(
        price=12.0,
        until=NOON,
        takes=timedelta(days=400, hours=1, milliseconds=250),
        speed=Speed.FAST,
        extras={"gift": 2**60, "ü": 0},
        seal="zegel ✓".encode(),
        day=date(2030, 6, 1),
    )


def plain_quote() -> Quote:
    return Quote(price=-0.5, until=UTC_ZERO, takes=timedelta(0))


def stored() -> dict:
    return {
        "letter": FlyteFile("s3://post/letter.txt"),
        "sheet": FlyteFile["csv"]("s3://post/sheet.csv"),
        "papers": FlyteDirectory("s3://post/papers/"),
        "table": StructuredDataset(uri="s3://post/table", file_format="parquet"),
        "rates": StructuredDataset(uri="s3://post/rates"),
    }


def numbers(whole: int, real: float, yes: bool, text: str) -> dict:
    return {"whole": whole, "real": real, "yes": yes, "text": text}


CONTAINERS = {
    "names": ["a", "", "é", "🎁", "a\u0000b", 'quo"te\\'],
    "totals": [{"x": 1, "y": 2**53 + 1}, {}],
    "routes": {"home": [HOME, FAR], "none": []},
    "floors": {0: "ground", -1: "cellar", 2**33: "high"},
    "deep": {"a": {"b": [[1, 2], [], [-(2**62)]], "c": []}, "é": {}},
    "anything": {"n": None, "i": 2**63 - 1, "f": 1.0, "l": [True, {"x": "y"}], "b": b"\x00\xff"},
}
EMPTY = {"names": [], "totals": [], "routes": {}, "floors": {}, "deep": {}, "anything": {}}
UNIONS = {
    "label": 7,
    "outcome": BIG,
    "note": "naïve",
    "speed": Speed.FAST,
    "pairs": [{"a": 1}, {}],
    "many": [1, "1", 2**53 + 1],
}
NONES = {
    "label": FAR,
    "outcome": Refusal(reason="wet"),
    "note": None,
    "speed": None,
    "pairs": None,
    "many": None,
}


def outputs(values: dict) -> dict:
    return {f"o{position}": value for position, value in enumerate(values.values())}


INPUTS = [
    Case("numbers/plain", tasks.numbers, numbers(1, 1.5, True, "text")),
    Case("numbers/zero", tasks.numbers, numbers(0, 0.0, False, "")),
    Case("numbers/beyond 2^53", tasks.numbers, numbers(9007199254740993, 0.1, True, "Ærøskøbing 東京 🎁")),
    Case("numbers/largest", tasks.numbers, numbers(2**63 - 1, 1.7976931348623157e308, True, "a\u0000b")),
    Case("numbers/smallest", tasks.numbers, numbers(-(2**63), float("-inf"), False, "\\ \" ' \n")),
    Case("times/plain", tasks.times, {"moment": NOON, "day": date(2024, 2, 29), "span": timedelta(hours=1, milliseconds=250)}),
    Case("times/early", tasks.times, {"moment": datetime(1, 1, 1, 0, 0, 0, 1, tzinfo=timezone.utc), "day": date(1, 1, 1), "span": timedelta(days=-400, microseconds=-1)}),
    Case("times/late", tasks.times, {"moment": datetime(9999, 12, 31, 23, 59, 59, 999999, tzinfo=timezone.utc), "day": date(9999, 12, 31), "span": timedelta(0)}),
    Case("choices/plain", tasks.choices, {"speed": Speed.NEXT_DAY, "zones": list(Zone), "size": "large"}),
    Case("choices/empty", tasks.choices, {"speed": Speed.SLOW, "zones": [], "size": "small"}),
    Case("containers/full", tasks.containers, CONTAINERS),
    Case("containers/empty", tasks.containers, EMPTY),
    Case("unions/first", tasks.unions, {**UNIONS, "journey": journey()}),
    Case("unions/text", tasks.unions, {**UNIONS, "label": "7", "outcome": Refusal(reason="é", code=2**53 + 1), "journey": None}),
    Case("unions/none", tasks.unions, {**NONES, "journey": None}),
    Case("unions/empty", tasks.unions, {**NONES, "pairs": [], "many": [], "note": "", "journey": None}),
    Case("records/full", tasks.records, {"parcel": BIG, "journey": journey(), "quote": quote()}),
    Case("records/short", tasks.records, {"parcel": SMALL, "journey": short_journey(), "quote": plain_quote()}),
    Case(
        "records/left out",
        tasks.records,
        {"parcel": SMALL, "journey": short_journey(), "quote": plain_quote()},
        left_out=[
            *(f"parcel.{name}" for name in "receiver zones history by_floor label insured fee count note".split()),
            "parcel.sender.country",
            "parcel.sender.lines",
            "journey.pauses",
            "journey.route.legs",
            "journey.route.back",
            "journey.route.last.others",
            *(f"quote.{name}" for name in "speed extras seal day".split()),
        ],
    ),
    Case("stored/plain", tasks.stored, stored()),
    Case("nothing", tasks.nothing, {}),
    Case("deliver/all", plans.deliver_plan, {"parcel": BIG, "speed": Speed.SLOW, "wait": timedelta(days=2), "tags": ["é", ""]}),
    Case("deliver/defaults", plans.deliver_plan, {"parcel": SMALL}),
    Case("overnight/defaults", plans.overnight, {"parcel": SMALL}),
    Case("overnight/all", plans.overnight, {"parcel": BIG, "wait": timedelta(seconds=-1), "tags": []}),
]
OUTPUTS = [
    Case("numbers/plain", tasks.numbers, outputs(numbers(9007199254740993, -0.0, True, "東京"))),
    Case("numbers/smallest", tasks.numbers, outputs(numbers(-(2**63), float("inf"), False, ""))),
    Case("times/plain", tasks.times, outputs({"a": NOON, "b": date(2024, 2, 29), "c": timedelta(hours=1, milliseconds=250)})),
    Case("times/early", tasks.times, outputs({"a": datetime(1, 1, 1, 0, 0, 0, 1, tzinfo=timezone.utc), "b": date(1, 1, 1), "c": timedelta(days=-400, microseconds=-1)})),
    Case("choices/plain", tasks.choices, outputs({"a": Speed.NEXT_DAY, "b": list(Zone), "c": "large"})),
    Case("containers/full", tasks.containers, outputs(CONTAINERS)),
    Case("containers/empty", tasks.containers, outputs(EMPTY)),
    Case("unions/first", tasks.unions, outputs(UNIONS)),
    Case("unions/none", tasks.unions, outputs(NONES)),
    Case("records/full", tasks.records, outputs({"a": BIG, "b": journey(), "c": quote()})),
    Case("records/short", tasks.records, outputs({"a": SMALL, "b": short_journey(), "c": plain_quote()})),
    Case("stored/plain", tasks.stored, outputs(stored())),
    Case("nothing", tasks.nothing, {}),
    Case("send/none", tasks.send, {"parcel": BIG, "arrives": None}),
    Case("deliver/arrived", plans.deliver_plan, {"parcel": SMALL, "arrives": NOON}),
]
CASES = [Case(f"in {c.id}", c.entity, c.values, "inputs", c.left_out) for c in INPUTS] + [
    Case(f"out {c.id}", c.entity, c.values, "outputs", c.left_out) for c in OUTPUTS
]
