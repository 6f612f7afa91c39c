"""Syntax trees are written as Python itself writes them, whatever Python flowc runs on."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

from flowc.dialects.flytekit.settings.function_hash import PYTHON, dump

SOURCES = sorted(Path(ast.__file__).parent.glob("[a-f]*.py"))
EMPTY = "arguments(posonlyargs=[], args=[], kwonlyargs=[], kw_defaults=[], defaults=[])"
WRITTEN = {
    (3, 9): f"FunctionDef(name='f', args={EMPTY}, body=[Pass()], decorator_list=[])",
    (3, 11): f"FunctionDef(name='f', args={EMPTY}, body=[Pass()], decorator_list=[])",
    (3, 12): (
        f"FunctionDef(name='f', args={EMPTY}, body=[Pass()], decorator_list=[], type_params=[])"
    ),
    (3, 13): "FunctionDef(name='f', args=arguments(), body=[Pass()])",
    (3, 14): "FunctionDef(name='f', args=arguments(), body=[Pass()])",
}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_as_this_python_does(path: Path) -> None:
    """Write the trees of the standard library."""
    version = sys.version_info[:2]
    assert PYTHON[0] <= version
    tree = ast.parse(path.read_bytes())
    assert dump(tree, min(version, PYTHON[1])) == ast.dump(tree)


@pytest.mark.parametrize("version", WRITTEN, ids=str)
def test_as_other_pythons_do(version: tuple[int, int]) -> None:
    """Write a function as each Python does."""
    (function,) = ast.parse("def f(): pass").body
    assert dump(function, version) == WRITTEN[version]
