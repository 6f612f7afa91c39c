"""Data files that are made to hurt: bombs, depth, links that lead out, pipes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from flowc.frontend.interpreter.values import Known, ListValue, Unknown, Value
from frontend.test_trees import interpret_tree

LETTERS = "abcdefghi"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n"
    for old, new in zip(LETTERS, LETTERS[1:], strict=False)
)


def _result(folder: Path, expression: str) -> Value:
    lines = "import json, yaml\nfrom pathlib import Path\nHERE = Path(__file__).parent\n"
    (folder / "main.py").write_text(f"{lines}RESULT = {expression}\n")
    run = interpret_tree(folder)
    assert run.raised is None, run.raised
    return run.names["RESULT"]


def test_a_bomb_of_aliases(tmp_path: Path) -> None:
    """Keep what aliases share shared: the document stays as small as it is written."""
    (tmp_path / "bomb.yaml").write_text(BOMB)
    found = _result(tmp_path, "yaml.safe_load((HERE / 'bomb.yaml').read_text())['i']")
    assert isinstance(found, ListValue)
    assert len({id(item) for item in found.items}) == 1


@pytest.mark.parametrize("text", ["[" * 5_000, "- " * 3_000 + "a", "{a: " * 2_000])
def test_depth_in_yaml(text: str, tmp_path: Path) -> None:
    """Give up on a document that is nested too deep."""
    (tmp_path / "deep.yaml").write_text(text)
    (tmp_path / "main.py").write_text("import yaml\nx = yaml.safe_load(open('deep.yaml'))\n")
    run = interpret_tree(tmp_path)
    assert run.raised is not None or isinstance(run.names["x"], Unknown)


def test_depth_in_json(tmp_path: Path) -> None:
    """The same for JSON."""
    (tmp_path / "deep.json").write_text("[" * 100_000 + "]" * 100_000)
    assert isinstance(_result(tmp_path, "json.loads(open('deep.json').read())"), Unknown)


def test_links_that_lead_out(tmp_path: Path) -> None:
    """Read nothing outside the root, whatever links say."""
    inside = tmp_path / "inside"
    inside.mkdir()
    (tmp_path / "secret.txt").write_text("secret")
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "up").symlink_to(tmp_path)
    (inside / "plain.txt").write_text("plain")
    (inside / "within.txt").symlink_to(inside / "plain.txt")
    for path in ("link.txt", "up/secret.txt"):
        for expression in (f"open('{path}').read()", f"(HERE / '{path}').exists()"):
            assert isinstance(_result(inside, expression), Unknown)
    assert isinstance(_result(inside, "sorted(HERE.glob('**/*.txt'))"), Unknown) is False
    found = _result(inside, "(HERE / 'within.txt').read_text()")
    assert isinstance(found, Known)
    assert found.value == "plain"


def test_links_in_a_circle(tmp_path: Path) -> None:
    """Follow no link twice."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text("x")
    (tmp_path / "a" / "again").symlink_to(tmp_path / "a")
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found = _result(tmp_path, "len(sorted(p.name for p in HERE.rglob('*.txt')))")
    assert isinstance(found, Known)
    assert found.value == 1


def test_a_pipe(tmp_path: Path) -> None:
    """Never wait for what is no plain file."""
    os.mkfifo(tmp_path / "pipe")
    assert isinstance(_result(tmp_path, "open('pipe').read()"), Unknown)


def test_a_large_file(tmp_path: Path) -> None:
    """Take a file from the budget by its size."""
    (tmp_path / "large.txt").write_bytes(b"x" * 5_000_000)
    assert isinstance(_result(tmp_path, "open('large.txt').read()"), Unknown)
