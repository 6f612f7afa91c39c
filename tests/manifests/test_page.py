"""docs/manifests.md: its examples give what it says, and it lists all there is."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from flowc.dialects.flytekit.extensions import compiler_functions
from flowc.manifests.expressions import evaluate_expression
from flowc.manifests.functions import FUNCTIONS
from flowc.manifests.template_checks import DIRECTIVES

PAGE = (Path(__file__).parents[2] / "docs" / "manifests.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)\((.*?)\)`.*? \| `(.+?)` \| `(.+?)` \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("name", "example", "gives"), [(n, e, g) for n, _, e, g in ROWS])
def test_an_example_gives_what_the_page_says(name: str, example: str, gives: str) -> None:
    """Evaluate an example of a function."""
    words = {"true": True, "false": False, "null": None}
    wanted: object = words[gives] if gives in words else ast.literal_eval(gives)
    assert evaluate_expression(example, {}) == wanted
    assert example.startswith(f"{name}(")


def test_every_function_is_listed() -> None:
    """List each function of expressions once, and each of the compiler."""
    assert sorted(name for name, *_ in ROWS) == sorted(FUNCTIONS)
    listed = re.findall(r"^\| `(\w+)\(", PAGE, re.MULTILINE)
    assert set(compiler_functions.FUNCTIONS) <= set(listed)


def test_every_directive_is_listed() -> None:
    """List each directive of templates."""
    assert set(re.findall(r"^\| `\{(\$\w+)", PAGE, re.MULTILINE)) == set(DIRECTIVES)
