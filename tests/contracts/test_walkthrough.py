"""The change of `docs/walkthrough.md`: old and new programs understand each other."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from google.protobuf.descriptor_pb2 import FileDescriptorSet
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.json_format import MessageToDict, ParseDict
from google.protobuf.message import Message
from google.protobuf.message_factory import GetMessageClass

from contracts.model.compiling import compiled_folder
from contracts.proto.files import write_contract
from flowc.contracts.model.of_program import contract_of_program
from flowc.contracts.numbers.lock import EMPTY, Lock
from flowc_ir.diagnostic import Report

STEPS = Path(__file__).parents[2] / "docs" / "walk"
PACKAGE = "contracts.scoring.daily.v1"


def definitions(step: str, folder: Path, lock: Lock) -> tuple[DescriptorPool, Lock]:
    """Compile the contract of one step of the change, which lies over the one before it."""
    for each in ("before", step):
        shutil.copytree(STEPS / each, folder / "source", dirs_exist_ok=True)
    contract = contract_of_program(compiled_folder(folder / "source"), Report())
    numbered, files = write_contract(contract, folder / "made", lock)
    made = folder / "set.binpb"
    subprocess.run(
        [
            *(sys.executable, "-m", "grpc_tools.protoc", f"-I{folder / 'made'}"),
            *("--include_imports", f"--descriptor_set_out={made}", *files),
        ],
        check=True,
    )
    pool = DescriptorPool()
    for file in FileDescriptorSet.FromString(made.read_bytes()).file:
        pool.Add(file)
    return pool, numbered


def message(pool: DescriptorPool, name: str) -> Message:
    """Give an empty message."""
    return GetMessageClass(pool.FindMessageTypeByName(f"{PACKAGE}.{name}"))()


def carried(
    value: dict[str, str], name: str, ends: tuple[DescriptorPool, DescriptorPool]
) -> object:
    """Write a value by the definitions of one side, and read it by those of the other."""
    writer, reader = ends
    parsed = message(reader, name)
    parsed.ParseFromString(ParseDict(value, message(writer, name)).SerializeToString())
    return MessageToDict(parsed)


def test_old_and_new_understand_each_other(tmp_path: Path) -> None:
    """Read with either what the other has written, up to what the other does not know."""
    before, lock = definitions("before", tmp_path / "before", EMPTY)
    now, _ = definitions("second", tmp_path / "second", lock)
    known = {"rows": "9007199254740993", "mode": "MODE_EXACT"}
    whole = {**known, "limit": "3"}
    assert carried(known, "ScoreInputs", (before, now)) == known
    assert carried(whole, "ScoreInputs", (now, before)) == known
    assert carried(whole, "ScoreInputs", (now, now)) == whole
    launched = {"table": "für Zoë"}
    assert carried(launched, "ScoreNightlyLaunchPlanInputs", (before, now)) == launched
    assert carried(launched, "ScoreNightlyLaunchPlanInputs", (now, before)) == launched


def test_a_name_that_changes_gets_its_own_number(tmp_path: Path) -> None:
    """Let nobody read the old `table` as the new `target`, nor the old mode as another."""
    before, lock = definitions("before", tmp_path / "before", EMPTY)
    first, _ = definitions("first", tmp_path / "first", lock)
    assert carried({"table": "x"}, "ScoreNightlyLaunchPlanInputs", (before, first)) == {}
    gone = {"rows": "1", "mode": "MODE_EXACT"}
    assert carried(gone, "ScoreInputs", (before, first)) == {"rows": "1", "mode": 2}
