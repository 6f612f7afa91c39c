"""Clients in Python and TypeScript, which have a module for each of the program."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from contracts.model.compiling import program_of
from flowc.contracts.model.contract import Contract, Entity, Input
from flowc.contracts.model.of_program import contract_of_program
from flowc.contracts.model.shapes import Atom, Scalar
from flowc.contracts.stubs.registry import LANGUAGES
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind

HEAD = """
import enum
from dataclasses import dataclass
from typing import Dict, List, Literal, Optional, Union
from flytekit import LaunchPlan, task, workflow
from pydantic import BaseModel, Field
"""


def clients(language: str, folder: Path, **modules: str) -> tuple[Mapping[str, str], list[str]]:
    """Give the files of clients, and what was found."""
    texts = {name: f"{HEAD}{text}" for name, text in modules.items()}
    report = Report()
    contract = contract_of_program(program_of(folder, **texts), report)
    files = LANGUAGES[language](contract, report, "clients")
    return files, [f"{each.code.name}: {each.message}" for each in report.diagnostics]


def test_words_of_python_get_a_line(tmp_path: Path) -> None:
    """A name that is a word of the language, and fields that are called as built-in types."""
    text = """
class Mode(enum.Enum):
    PLUS = "+"
    QUOTED = 'say "no"'

@dataclass
class Odd:
    int: int
    list: List[int]
    mode: Mode

@task
def run(odd: Odd) -> None: ...

"""
    files, found = clients("python", tmp_path, shop=text)
    assert not found
    assert "    int: _builtins.int\n    list: _builtins.list[_builtins.int]\n" in files["shop.py"]
    assert '    PLUS = "+"\n' in files["shop.py"]
    assert "    QUOTED = 'say \"no\"'\n" in files["shop.py"]


def test_aliases_are_written_and_names_are_read(tmp_path: Path) -> None:
    """Pydantic reads by the alias, and writes the name."""
    text = """
class Order(BaseModel):
    number: int = Field(alias="order-no")

@task
def run(order: Order) -> None: ...
"""
    files, _ = clients("python", tmp_path, shop=text)
    assert '"number": _flyte.Alias("order-no", _flyte.INTEGER, "number")' in files["shop.py"]
    files, _ = clients("typescript", tmp_path, shop=text)
    assert 'number: _flyte.alias("order-no", _flyte.INTEGER)' in files["shop.ts"]


def test_modules_import_one_another(tmp_path: Path) -> None:
    """Types are in the module that they are of; imports are relative and named by the last part."""
    values = "\n@dataclass\nclass Order:\n    number: int\n"
    imported = "\nfrom shop.values import Order\n"
    tasks = f"{imported}\n@task\ndef run(order: Order) -> Order:\n    return order\n"
    modules = {"shop__values": values, "shop__tasks": tasks, "shop____init__": ""}
    files, _ = clients("python", tmp_path, **modules)
    assert set(files) == {
        "__init__.py",
        "_flyte.py",
        "shop/__init__.py",
        "shop/tasks.py",
        "shop/values.py",
    }
    assert "from .. import _flyte\nfrom ..shop import values as _values\n" in files["shop/tasks.py"]
    assert "    order: _values.Order\n" in files["shop/tasks.py"]
    files, _ = clients("typescript", tmp_path, **modules)
    assert set(files) == {"_flyte.ts", "shop/tasks.ts", "shop/values.ts"}
    assert 'import * as _values from "./values.js";\n' in files["shop/tasks.ts"]


def test_unions_in_typescript_say_what_they_are(tmp_path: Path) -> None:
    """What is one type or `None` is as it is; of more, the variant is told by its label."""
    text = """
@task
def run(a: Optional[int], b: Union[int, str, None], c: Literal["x", "y"]) -> None: ...
"""
    files, _ = clients("typescript", tmp_path, shop=text)
    assert "  a: bigint | null;\n  b: IntegerOrStringOrNone;\n  c: XOrY;\n" in files["shop.ts"]
    assert 'export type XOrY = "x" | "y";' in files["shop.ts"]
    assert (
        '_flyte.Tagged<"integer", bigint> | _flyte.Tagged<"string", string> | null;'
        in (files["shop.ts"])
    )


@pytest.mark.parametrize("language", ["python", "typescript"])
def test_two_that_become_one_are_told(tmp_path: Path, language: str) -> None:
    """A type and what a client needs may have one name."""
    text = """
@dataclass
class RunInputs:
    number: int

@task
def run(order: RunInputs) -> None: ...
"""
    _, found = clients(language, tmp_path, shop=text)
    name = {"python": "Python", "typescript": "TypeScript"}[language]
    assert found == [
        "contract-name-collision: type `shop.RunInputs` and task `shop.run` would both be"
        f" `RunInputs` in {name}"
    ]


def test_what_cannot_be_packed_is_left_out(tmp_path: Path) -> None:
    """A mapping with whole numbers as keys is packed, by what knows no classes of the user's."""
    text = """
class Thing: ...

@task
def known(x: Dict[int, bytes]) -> None: ...

@task
def unknown(x: Dict[int, List[Thing]]) -> None: ...
"""
    files, found = clients("python", tmp_path, shop=text)
    assert "_flyte.PackedMap(int, _flyte.BYTES)" in files["shop.py"]
    assert "unknown" not in files["shop.py"]
    assert [each.partition(":")[0] for each in found] == ["contract-left-out"]


def test_a_name_of_no_letters_cannot_be_spelled(tmp_path: Path) -> None:
    """A launch plan may be called anything."""
    text = """
@workflow
def flow() -> None: ...

plan = LaunchPlan.get_or_create(flow, "+++")
"""
    for language, name in (("python", "Python"), ("typescript", "TypeScript")):
        _, found = clients(language, tmp_path, shop=text)
        message = f"the name of launch plan `+++` cannot be spelled in {name}"
        assert f"contract-name-unspellable: {message}" in found


def test_one_name_is_one_client() -> None:
    """Several entities may have one name: they are one if they are alike, and else a mistake."""

    def task(atom: Atom) -> Entity:
        inputs = (Input(name="x", shape=Scalar(atom)),)
        return Entity(kind=EntityKind.TASK, name="get", module="", short="get", inputs=inputs)

    report = Report()
    alike = Contract(entities=(task(Atom.STRING), task(Atom.STRING)))
    files = LANGUAGES["python"](alike, report, "clients")
    assert files["unnamed.py"].count("class GetInputs:") == 1
    assert not report.diagnostics
    LANGUAGES["python"](
        Contract(entities=(task(Atom.STRING), task(Atom.INTEGER))), report, "clients"
    )
    (found,) = report.diagnostics
    assert found.message == "there is another task `get`, which takes or gives something else"
