"""The protobuf of a contract: clean for buf, and compiled by protoc."""

from __future__ import annotations

from pathlib import Path

import pytest

from contracts.model.compiling import contract_of, program_of
from contracts.proto.files import compiled, complaints, write_contract
from flowc.contracts.model.of_program import contract_of_program
from flowc.contracts.numbers.lock import EMPTY, updated
from flowc.contracts.numbers.wanted import wanted_by
from flowc.contracts.proto.files import proto_files
from flowc.contracts.proto.places import Layout
from flowc_ir.diagnostic import Report

HEAD = """\
import enum
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal, Optional, TypedDict, Union

from flytekit import LaunchPlan, task, workflow
from flytekit.types.file import FlyteFile
"""


def text_of(folder: Path, text: str) -> str:
    """Give the definition of a module `shop`."""
    contract, _ = contract_of(folder, HEAD + text)
    report = Report()
    files = proto_files(contract, updated(EMPTY, wanted_by(contract)), Layout(), report)
    assert not report.has_errors, report.diagnostics
    return files["contracts/shop/v1/shop.proto"]


def findings(folder: Path, **modules: str) -> list[str]:
    """Give what is wrong with the contract of some modules."""
    report = Report()
    contract = contract_of_program(program_of(folder, **modules), report)
    proto_files(contract, updated(EMPTY, wanted_by(contract)), Layout(), report)
    return [f"{each.code.name}: {each.message}" for each in report.diagnostics]


NESTED = """
@dataclass
class Leaf:
    x: int


@task
def f(
    a: list[list[Optional[int]]],
    b: Optional[list[dict[str, Leaf]]],
    c: dict[str, Union[int, list[str], Leaf, None]],
    d: list[dict[str, list[Union[list[int], dict[str, bool]]]]],
    e: Optional[Union[list[Optional[str]], Leaf]] = None,
) -> Optional[dict[str, Optional[list[int]]]]:
    return None
"""


def test_whatever_is_nested_compiles(tmp_path: Path) -> None:
    """Give lists of lists, optional lists and unions of containers messages of their own."""
    contract, _ = contract_of(tmp_path / "source", HEAD + NESTED)
    _, files = write_contract(contract, tmp_path / "made")
    assert complaints(tmp_path / "made") == ""
    compiled(tmp_path / "made", files)


def test_none_is_said_where_something_else_is_the_default(tmp_path: Path) -> None:
    """Tell `None` from what is not given, where that means another value."""
    text = text_of(
        tmp_path,
        """
@dataclass
class R:
    plain: Optional[int] = None
    other: Optional[int] = 5


@task
def f(r: R) -> None: ...
""",
    )
    assert "optional int64 plain = 1;" in text
    assert "OtherValue other = 2;" in text
    assert "flowc.contract.v1.NoneValue none_value = 2;" in text


def test_names_near_a_package_are_not_meant(tmp_path: Path) -> None:
    """Refer to shared messages so that a module called `google` or `flowc` does no harm."""
    source = "from datetime import datetime\nfrom flytekit import task\n\n\n"
    source += "@task\ndef f(x: datetime, y: dict) -> None: ...\n"
    program = program_of(tmp_path / "source", google=source, flowc__contract__v2=source)
    contract = contract_of_program(program, Report())
    _, files = write_contract(contract, tmp_path / "made")
    assert complaints(tmp_path / "made") == ""
    compiled(tmp_path / "made", files)


def test_words_of_java_are_no_packages(tmp_path: Path) -> None:
    """Spell a module that Java has no word for."""
    source = "from flytekit import task\n\n\n@task\ndef f(default: int, class_: str) -> None: ...\n"
    program = program_of(tmp_path / "source", package__default=source, package____init__="")
    contract = contract_of_program(program, Report())
    _, files = write_contract(contract, tmp_path / "made")
    text = (tmp_path / "made" / files[0]).read_text(encoding="utf-8")
    assert 'option java_package = "contracts.package_.default_.v1";' in text
    assert 'string class = 2 [json_name = "class_"];' in text
    compiled(tmp_path / "made", files)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "@task\ndef f(a_b: int, aB: int) -> None: ...\n",
            "contract-name-collision: `a_b` of task `shop.f` and `aB` of task `shop.f` would both"
            " be `a_b` in protobuf",
        ),
        (
            "class Mode(enum.Enum):\n    A = 'a b'\n    B = 'a-b'\n\n\n"
            "@task\ndef f(mode: Mode) -> None: ...\n",
            'contract-name-collision: value "a b" of enum `shop.Mode` and value "a-b" of enum'
            " `shop.Mode` would both be `MODE_A_B` in protobuf",
        ),
        (
            "@dataclass\nclass FInputs:\n    x: int\n\n\n@task\ndef f(x: FInputs) -> None: ...\n",
            "contract-name-collision: record `shop.FInputs` and the inputs of task `shop.f` would"
            " both be `FInputs` in protobuf",
        ),
        (
            "@task\ndef größe() -> None: ...\n",
            "contract-name-unspellable: the name of task `shop.größe` cannot be spelled in"
            " protobuf",
        ),
    ],
)
def test_names_that_cannot_be(tmp_path: Path, text: str, found: str) -> None:
    """Say which two names meet, and which cannot be spelled."""
    assert found in findings(tmp_path, shop=HEAD + text)


def test_two_entities_of_one_name(tmp_path: Path) -> None:
    """Find entities that have one name and not one interface."""
    source = "from flytekit import ContainerTask, kwtypes\n\n"
    for name, type_ in (("one", "int"), ("two", "str")):
        source += f"{name} = ContainerTask(name='job', image='x', command=['x'],"
        source += f" inputs=kwtypes(a={type_}))\n"
    found = findings(tmp_path, shop=source)
    assert [each.partition(":")[0] for each in found] == ["contract-name-collision"] * 2


def test_two_modules_that_become_one_package(tmp_path: Path) -> None:
    """Find modules that differ only in how they are written."""
    source = "from flytekit import task\n\n\n@task\ndef f() -> None: ...\n"
    found = findings(tmp_path, myFlow=source, my_flow=source)
    assert found[0].startswith("contract-name-collision: module `myFlow` and module `my_flow`")


def test_modules_that_need_one_another(tmp_path: Path) -> None:
    """Say which they are: no file of protobuf can import one that imports it."""
    head = "from dataclasses import dataclass\nfrom flytekit import task\n"
    record = "@dataclass\nclass {0}:\n    x: int\n\n"
    call = "import {0}\n\n@task\ndef f(x: {0}.{1}) -> None: ...\n"
    found = findings(
        tmp_path,
        first=head + record.format("One") + call.format("second", "Two"),
        second=head + record.format("Two") + call.format("first", "One"),
    )
    (message,) = found
    assert message.startswith("contract-circle: the types and interfaces of `first`, `second` need")


def test_an_enum_whose_text_has_no_letters_is_called_by_its_member(tmp_path: Path) -> None:
    """Take the name that Python has for it."""
    text = text_of(
        tmp_path,
        "class Sign(enum.Enum):\n    PLUS = '+'\n    MINUS = 'ー'\n\n\n"
        "@task\ndef f(sign: Sign) -> None: ...\n",
    )
    assert 'SIGN_PLUS = 1 [(flowc.contract.v1.text) = "+"];' in text
    assert "SIGN_MINUS = 2" in text


def test_json_has_the_alias_of_a_field(tmp_path: Path) -> None:
    """Call a field in JSON as a model of pydantic reads it."""
    text = text_of(
        tmp_path,
        "from pydantic import BaseModel, Field\n\n\nclass M(BaseModel):\n"
        "    first_name: int = Field(alias='firstName')\n    last: int = Field(alias='The Last')\n"
        "\n\n@task\ndef f(m: M) -> None: ...\n",
    )
    assert "  int64 first_name = 1;\n" in text
    assert '  int64 last = 2 [json_name = "The Last"];\n' in text


def test_what_is_gone_is_reserved(tmp_path: Path) -> None:
    """Keep numbers and names of fields, values and variants that are no longer there."""
    before = """
class Mode(enum.Enum):
    FAST = "fast"
    SLOW = "slow"


@dataclass
class R:
    a: int
    b: str
    u: Union[int, str, bool]
    c: Mode


@task
def f(r: R) -> None: ...
"""
    after = """
class Mode(enum.Enum):
    SLOW = "slow"


@dataclass
class R:
    b: int
    u: Union[int, bool]
    c: Mode
    d: list[int]


@task
def f(r: R) -> None: ...
"""
    first, _ = contract_of(tmp_path, HEAD + before)
    second, _ = contract_of(tmp_path, HEAD + after)
    lock, _ = write_contract(first, tmp_path / "made")
    _, files = write_contract(second, tmp_path / "made", lock)
    text = (tmp_path / "made" / files[0]).read_text(encoding="utf-8")
    for line in (
        '  reserved 1 to 2;\n  reserved "a";',
        '    reserved 2;\n    reserved "string_value";',
        '  reserved 1;\n  reserved "MODE_FAST";',
        "  int64 b = 5;",
        "  Mode c = 4;",
        "  repeated int64 d = 6;",
    ):
        assert line in text, text
    assert complaints(tmp_path / "made") == ""
    compiled(tmp_path / "made", files)


EAGER = """
from flytekit import eager


@eager
async def shop(x: int) -> int:
    return x
"""


def test_eager_task_stands_beside_its_workflow(tmp_path: Path) -> None:
    """Keep the task and the workflow of one name apart."""
    text = text_of(tmp_path, EAGER)
    assert "message ShopInputs {" in text
    assert "message ShopWorkflowInputs {" in text
