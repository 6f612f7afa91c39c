"""Imports that may fail: what is certain, what is declared, and what is not known."""

from __future__ import annotations

import pytest

from flowc.frontend.interpreter.packages import Packages
from flowc.frontend.interpreter.values import Known, Unknown, Value
from frontend.running import interpret

GUARDED = """
try:
    import {name}
    RESULT = "there"
except {caught}:
    RESULT = "missing"
"""


def _result(source: str, packages: Packages = Packages()) -> Value:  # noqa: B008 - it is frozen
    run = interpret(source, packages=packages)
    assert run.raised is None, run.raised
    return run.names["RESULT"]


@pytest.mark.parametrize("caught", ["ImportError", "ModuleNotFoundError", "(OSError, ImportError)"])
def test_a_guarded_import_of_another_package_is_not_known(caught: str) -> None:
    """Which way it goes depends on what is installed."""
    found = _result(GUARDED.format(name="torch", caught=caught))
    assert isinstance(found, Unknown)
    assert "whether `torch` is installed is not known" in found.reason


@pytest.mark.parametrize(
    ("name", "version", "expected"),
    [
        ("tomllib", 11, "there"),
        ("tomllib", 10, "missing"),
        ("zoneinfo", 8, "missing"),
        ("telnetlib", 12, "there"),
        ("yaml", 11, "there"),
        ("click.testing", 11, "there"),
        ("json", 13, "there"),
    ],
)
def test_python_and_flytekit_are_certain(name: str, version: int, expected: str) -> None:
    """The version of Python decides on its library; what flytekit requires is there."""
    packages = Packages((3, version))
    found = _result(GUARDED.format(name=name, caught="ImportError"), packages)
    assert isinstance(found, Known)
    assert found.value == expected


@pytest.mark.parametrize(("name", "expected"), [("torch.nn", "there"), ("wandb", "missing")])
def test_what_is_declared_is_certain(name: str, expected: str) -> None:
    """A list of what is installed settles it, either way."""
    packages = Packages(declared=frozenset({"torch"}))
    found = _result(GUARDED.format(name=name, caught="ImportError"), packages)
    assert isinstance(found, Known)
    assert found.value == expected


def test_an_import_without_a_guard_settles_it() -> None:
    """If it were not installed, the module could not be imported at all."""
    found = _result("import torch\n" + GUARDED.format(name="torch.cuda", caught="ImportError"))
    assert isinstance(found, Known)
    assert found.value == "there"


def test_a_guard_that_raises_again_is_none() -> None:
    """If the import failed, there would be nothing to compile."""
    source = """
        try:
            import torch
        except ImportError as error:
            raise ImportError("install torch") from error
        RESULT = 1
    """
    assert isinstance(_result(source.replace("\n        ", "\n")), Known)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("RESULT = find_spec('torch') is not None", None),
        ("RESULT = find_spec('tomllib') is not None", True),
        ("RESULT = find_spec('yaml') is None", False),
        ("RESULT = bool(find_spec('main'))", True),
    ],
)
def test_find_spec(source: str, expected: bool | None) -> None:
    """Tell what is there as an import would."""
    found = _result(f"from importlib.util import find_spec\n{source}\n")
    if expected is None:
        assert isinstance(found, Unknown)
    else:
        assert isinstance(found, Known)
        assert found.value is expected


def test_suppress_is_a_guard() -> None:
    """`with suppress(ImportError)` reckons with a failure as `try` does."""
    source = """
from contextlib import suppress
RESULT = "missing"
with suppress(ImportError, KeyError):
    import torch
    RESULT = "there"
"""
    assert isinstance(_result(source), Unknown)
    declared = _result(source, Packages(declared=frozenset()))
    assert isinstance(declared, Known)
    assert declared.value == "missing"


@pytest.mark.parametrize(
    ("module", "there"),
    [
        ("flytekitplugins", True),
        ("flytekitplugins.polars", True),
        ("flytekitplugins.polars.sd_transformers", True),
        ("flytekitplugins.pandera", False),
        ("polars", True),
        ("pandas", False),
    ],
)
def test_a_declared_package_may_share_its_top_with_others(module: str, there: bool) -> None:
    """A dotted name says which of them is there."""
    names = {"flytekitplugins.polars", "polars"}
    assert Packages(declared=frozenset(names)).has(module) is there
    few = Packages(declared=frozenset(names), versions={"polars": "1.30.0"})
    assert few.has(module) is (True if there else None)
