"""Types and values against flytekit itself: equal, both an error, or opaque; never different.

Each file of `cases/` is a list; a line that ends in `# opaque` must be opaque, all others must not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dialects.types.engine import Engine, agree, flytekit_python, running
from dialects.types.probe import Answer, probe

CASES = Path(__file__).parent / "cases"
MARK = "  # opaque"


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """Run flytekit's type engine."""
    python = flytekit_python()
    if python is None:
        pytest.skip("no interpreter with flytekit: run `make setup` or set FLOWC_FLYTEKIT_PYTHON")
    with running(python) as started:
        yield started


def read(name: str) -> str:
    """Give the text of a case file."""
    return (CASES / name).read_text(encoding="utf-8")


def lines(name: str) -> list[str]:
    """Give the cases of a file of one-line cases."""
    return [line for line in read(name).splitlines() if line]


TYPES = read("types_preamble.txt")
FIELDS = TYPES + read("fields_preamble.txt")
MODELS = read("models_preamble.txt")
VALUES = TYPES + read("values_preamble.txt")


@pytest.mark.parametrize("case", lines("types.txt"))
def test_type(engine: Engine, case: str) -> None:
    """Lower a type expression."""
    _check_type(engine, TYPES, case.removesuffix(MARK), is_opaque=case.endswith(MARK))


@pytest.mark.parametrize("case", lines("fields.txt"))
def test_dataclass_field(engine: Engine, case: str) -> None:
    """Lower a dataclass with one field and another one."""
    field = case.removesuffix(MARK)
    last = '    zz: str = "end"' if "=" in field else "    zz: str"
    source = f"{FIELDS}@dataclass\nclass M:\n    {field}\n{last}\nclass Lazy: pass\n"
    _check_type(engine, source, "M", is_opaque=case.endswith(MARK))


@pytest.mark.parametrize("case", lines("model_fields.txt"))
def test_model_field(engine: Engine, case: str) -> None:
    """Lower a pydantic model with one field and another one."""
    field = case.removesuffix(MARK)
    later = "class Later(BaseModel):\n    z: int\n"
    source = f'{MODELS}class M(BaseModel):\n    {field}\n    zz: str = "end"\n{later}'
    _check_type(engine, source, "M", is_opaque=case.endswith(MARK))


@pytest.mark.parametrize("case", read("models.txt").split("---\n"))
def test_model(engine: Engine, case: str) -> None:
    """Lower a pydantic model."""
    _check_type(engine, MODELS + case, "M", is_opaque=False)


@pytest.mark.parametrize("case", lines("values.txt"))
def test_value(engine: Engine, case: str) -> None:
    """Convert a value to a type."""
    annotation, _, value = case.removesuffix(MARK).partition(" | ")
    ours, theirs = probe(VALUES, annotation, value), engine.ask(VALUES, annotation, value)
    assert agree(ours.type, theirs.type)
    if ours.literal is not None and theirs.literal is not None:
        _check(ours.literal, theirs.literal, is_opaque=case.endswith(MARK))


def _check_type(engine: Engine, source: str, annotation: str, *, is_opaque: bool) -> None:
    ours = probe(source, annotation).type
    _check(ours, engine.ask(source, annotation).type, is_opaque=is_opaque)


def _check(ours: Answer, theirs: Answer, *, is_opaque: bool) -> None:
    assert bool(ours.opaque) == is_opaque, ours.opaque
    assert is_opaque or agree(ours, theirs)
