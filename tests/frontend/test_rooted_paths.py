"""Paths from `__file__`: what is the same on every machine, and what is not."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.values import Known, Unknown, Value
from frontend.running import interpret

HEAD = """
import os
from pathlib import Path
HERE = Path(__file__).parent
"""


def _evaluated(expression: str) -> Value:
    sources = {"pkg": "", "pkg.sub": "", "pkg.sub.main": f"{HEAD}RESULT = {expression}\n"}
    run = interpret({**sources, "main": "from pkg.sub.main import RESULT"})
    assert run.raised is None, run.raised
    return run.names["RESULT"]


@pytest.mark.parametrize(
    ("expression", "path"),
    [
        ("__file__", "pkg/sub/main.py"),
        ("os.path.join(os.path.dirname(__file__), 'a', 'b.txt')", "pkg/sub/a/b.txt"),
        ("os.path.abspath(os.path.join(os.path.dirname(__file__), '..'))", "pkg"),
        ("HERE.parent.parent", "."),
        ("HERE.parents[1]", "."),
        ("HERE.resolve() / 'a' / Path('b')", "pkg/sub/a/b"),
        ("str(HERE.joinpath('a', 'b'))", "pkg/sub/a/b"),
        ("f'{HERE}/a.txt'", "pkg/sub/a.txt"),
        ("__file__ + '.bak'", "pkg/sub/main.py.bak"),
        ("os.path.join('ignored', __file__)", "pkg/sub/main.py"),
        ("os.fspath(HERE)", "pkg/sub"),
    ],
)
def test_paths_under_the_root(expression: str, path: str) -> None:
    """Such a path is known but for the root."""
    value = _evaluated(expression)
    assert isinstance(value, RootedPath)
    assert value.relative() == path


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("os.path.basename(__file__)", "main.py"),
        ("HERE.name", "sub"),
        ("Path(__file__).stem", "main"),
        ("Path(__file__).suffix", ".py"),
        ("os.path.relpath(__file__, HERE.parent)", "sub/main.py"),
        ("isinstance(__file__, str) and isinstance(HERE, Path)", True),
        ("HERE == Path(os.path.dirname(__file__))", True),
        ("{__file__: 1}[str(HERE / 'main.py')]", 1),
        ("HERE in [HERE.parent, HERE]", True),
    ],
)
def test_what_every_machine_agrees_on(expression: str, expected: object) -> None:
    """Names under the root are the same everywhere."""
    value = _evaluated(expression)
    if expected is not None:
        assert isinstance(value, Known)
        assert value.value == expected


@pytest.mark.parametrize(
    "expression",
    [
        "HERE.parent.parent.parent",
        "HERE.parent.parent.name",
        "os.path.dirname(HERE.parent.parent)",
        "os.path.relpath(__file__)",
        "os.path.relpath('a', __file__)",
        "f'at {__file__}'",
        "f'{HERE}:{HERE}'",
        "f'{HERE!r}'",
        "'%s/a' % HERE",
        "'{}/a'.format(HERE)",
        "'/'.join([str(HERE), 'a'])",
        "'x' + __file__",
        "__file__ == '/srv/pkg/sub/main.py'",
        "__file__ < 'b'",
        "'pkg' in __file__",
        "__file__[0]",
        "len(__file__)",
        "__file__.split('/')",
        "__file__.replace('a', 'b')",
        "list(HERE.parts)",
        "HERE.exists()",
        "open(HERE / 'a').read()",
        "hash(HERE)",
    ],
)
def test_what_the_machine_decides(expression: str) -> None:
    """The text of the root, and what lies above it, is not known."""
    assert isinstance(_evaluated(expression), Unknown)


def test_a_path_is_a_path() -> None:
    """Text and `Path` keep apart."""
    text, path = _evaluated("str(HERE)"), _evaluated("HERE")
    assert isinstance(text, RootedPath)
    assert isinstance(path, RootedPath)
    assert isinstance(text.host, str)
    assert isinstance(path.host, PurePosixPath)
    assert text != path
