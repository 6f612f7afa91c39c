"""A keyword that a function does not take: what may be meant is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc.driver import CompileOptions, compile_project

DEFINITIONS = """\
from dataclasses import dataclass

from flytekitplugins.snowflake import SnowflakeConfig, SnowflakeTask


@dataclass
class Account:
    name: str
    region: str = "here"


class Query:
    def __init__(self, statement, *, limit=10):
        self.statement = statement


def connect(account, **others):
    return account


"""
CALLS = {
    'Account(nam="a")': ("nam", "did you mean `name`?"),
    'Account("a", regoin="b")': ("regoin", "did you mean `region`?"),
    'Query("s", limits=1)': ("limits", "did you mean `limit`?"),
    'Query(statment="s")': ("statment", "did you mean `statement`?"),
    'Query("s", zebra=1)': ("zebra", ""),
    'connect(acount="a")': ("'account'", "`acount` is given instead"),
    'SnowflakeConfig(user="u", accoun="a")': ("accoun", "did you mean `account`?"),
    'SnowflakeTask(nam="n", query_template="q", task_config=None)': (
        "'name'",
        "`nam` is given instead",
    ),
}


@pytest.mark.parametrize("call", CALLS)
def test_a_misspelt_keyword(call: str, tmp_path: Path) -> None:
    """Report the call, the keyword and what may be meant."""
    named, hint = CALLS[call]
    (tmp_path / "calls.py").write_text(f"{DEFINITIONS}made = {call}\n")
    outcome = compile_project(CompileOptions(root=tmp_path))
    (found,) = outcome.report.diagnostics
    assert found.code.name == "module-raises"
    assert found.message.startswith("TypeError: ")
    assert named in found.message
    assert found.hint == hint
