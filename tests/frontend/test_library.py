"""The library: what it tells of the environment, why things are unknown, and what it costs."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from flowc.frontend.interpreter.interpret import make_machine
from flowc.frontend.interpreter.values import (
    External,
    Generic,
    Known,
    ModuleValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.registry import standard_library
from flowc_ir.diagnostic import Report
from flowc_ir.source import NOWHERE
from frontend.running import MAIN, MemoryLoader, interpret

REASONS = {
    "import datetime\nx = datetime.datetime.now()": "depends on the time of the compilation",
    "from datetime import date\nx = date.today()": "depends on the time of the compilation",
    "import time\nx = time.time()": "reads the clock",
    "import random\nx = random.random()": "is random",
    "import uuid\nx = uuid.uuid4().hex": "is random",
    "import secrets\nx = secrets.token_hex()": "is random",
    "x = open('a')": "reads the file system",
    "from pathlib import Path\nx = Path('a').read_text()": "reads the file system",
    "from pathlib import Path\nx = Path.home()": "depends on the machine",
    "import os\nx = os.getcwd()": "reads the file system",
    "import os.path\nx = os.path.exists('a')": "reads the file system",
    "import requests\nx = requests.get('u')": "uses the network",
    "import platform\nx = platform.system()": "depends on the machine",
    "import sys\nx = sys.platform": "depends on the machine",
    "x = input()": "reads the terminal",
    "x = eval('1')": "runs text as code",
    "x = id(1)": "gives an address",
    "x = hash('a')": "the hash of a text is salted, so it differs from run to run",
    "x = list({'a', 'b'})": "the order of a set changes",
    "import importlib.metadata as m\nx = m.version('a')": "depends on what is installed",
    "import pandas\nx = pandas.DataFrame()": "is a library function that is not modelled",
}


def run(source: str) -> Value:
    """Give what is known of the name `x`."""
    return interpret(source).names["x"]


@pytest.mark.parametrize(("source", "reason"), REASONS.items(), ids=REASONS.keys())
def test_the_reason_is_told(source: str, reason: str) -> None:
    """Say precisely why a result is not known."""
    value = run(source)
    assert isinstance(value, Unknown)
    assert reason in value.reason


ENVIRONMENT = """
import os
a = os.environ["GIVEN"]
b = os.environ.get("MISSING", "d")
c = os.getenv("MISSING")
d = "GIVEN" in os.environ
os.environ["MADE"] = "m"
e = os.environ.get("MADE")
f = sorted(os.environ)
"""


def test_reads_of_the_environment_are_told() -> None:
    """Hear of each variable that is read, and see only those that are declared."""
    found = interpret(ENVIRONMENT, {"GIVEN": "g"})
    assert found.reads[:5] == [
        ("GIVEN", "g"),
        ("MISSING", None),
        ("MISSING", None),
        ("GIVEN", "g"),
        ("MADE", "m"),
    ]
    names = {name: value.value for name, value in found.names.items() if isinstance(value, Known)}
    assert (names["a"], names["b"], names["c"], names["d"], names["e"]) == (
        "g",
        "d",
        None,
        True,
        "m",
    )
    assert "MADE" not in os.environ


def test_compilations_do_not_share_an_environment() -> None:
    """Let what one compilation writes be unseen by the next, also of the same registry."""
    registry = standard_library({"A": "1"})
    source = "import os\nbefore = os.environ.get('B')\nos.environ['B'] = 'x'\n"
    for _ in range(2):
        machine = make_machine(registry, MemoryLoader({MAIN: source}), Report())
        module = machine.import_module(MAIN, NOWHERE)
        assert isinstance(module, ModuleValue)
        before = module.namespace["before"]
        assert isinstance(before, Known)
        assert before.value is None


@pytest.mark.parametrize("version", [(3, 9), (3, 11), (3, 13)])
def test_the_declared_version_is_what_programs_see(version: tuple[int, int]) -> None:
    """Give the version of Python that the project declares."""
    source = "import sys\nx = sys.version_info[:2], sys.version_info >= (3, 11)"
    registry = standard_library(python_version=version)
    machine = make_machine(registry, MemoryLoader({MAIN: source}), Report())
    module = machine.import_module(MAIN, NOWHERE)
    assert isinstance(module, ModuleValue)
    value = module.namespace["x"]
    assert isinstance(value, TupleValue)
    shown = machine.represent(value, NOWHERE)
    assert isinstance(shown, Known)
    assert shown.value == repr((version, version >= (3, 11)))


UNIONS = {
    "Optional[int]": 2,
    "Union[int, None]": 2,
    "Union[int, Optional[str]]": 3,
    "Union[int, Union[str, int], None]": 3,
    "Optional[Optional[int]]": 2,
}


@pytest.mark.parametrize(("text", "size"), UNIONS.items())
def test_unions_have_one_form(text: str, size: int) -> None:
    """Make every union of the typing module flat, with `typing.Union` as its origin."""
    value = run(f"from typing_extensions import Optional, Union\nx = {text}")
    assert isinstance(value, Generic)
    assert isinstance(value.origin, External)
    assert value.origin.name == "typing.Union"
    assert len(value.arguments) == size


def test_nothing_heavy_is_imported() -> None:
    """Make the tables without the modules whose functions they hold."""
    heavy = "decimal fractions uuid statistics textwrap hashlib base64 json html struct string"
    program = (
        "import sys\nbefore = set(sys.modules)\n"
        "from flowc.frontend.library.registry import standard_library\nstandard_library()\n"
        f"print(*(name for name in {heavy.split()} if name in set(sys.modules) - before))"
    )
    result = subprocess.run(
        [sys.executable, "-S", "-c", program],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert result.stdout.split() == []
