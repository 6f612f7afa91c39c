"""Where knowledge ends, edges are still checked: into, out of and inside of what is opaque."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from flowc.driver import CompileOptions, compile_project
from flowc_validators import Asked, judge

HEAD = """
from flytekit import LaunchPlan, dynamic, map_task, task, workflow
from stranger import Config, helper, image


@task
def shout(text: str) -> str:
    return text


@task
def count() -> int:
    return 3


@task(container_image=image())
def in_unknown_image(text: str) -> int:
    return 3


@task(task_config=Config())
def of_unknown_kind(text: str, times: int) -> int:
    return 3
"""


def found(folder: Path, body: str) -> list[tuple[str, str]]:
    """Compile the body of a workflow that takes an int; give code and message of each error."""
    lines = dedent(body).strip("\n").splitlines()
    flow = "\n".join(f"    {line}" for line in lines)
    head = "@workflow\ndef flow(number: int, word: str):"
    (folder / "main.py").write_text(f"{HEAD}\n\n{head}\n{flow}\n", encoding="utf-8")
    outcome = compile_project(CompileOptions(root=folder, judges_bodies=True))
    asked = Asked(lambda _: False, lambda _, __: False, frozenset)
    report, sources = outcome.report.diagnostics, outcome.sources
    judged = judge(outcome.program, report, sources, asked, outcome.seen)
    return [(each.code.name, each.message) for each in judged]


INTO_SHOUT = (
    "edge-type-mismatch",
    "input `number` of the workflow is `int`, and input `text` of task `main.shout` takes `str`",
)


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("in_unknown_image(text=number)", "input `text` of task `main.in_unknown_image` takes"),
        ("shout(text=in_unknown_image(text=word))", "output `o0` of task `main.in_unknown_image`"),
        ("of_unknown_kind(text=number, times=1)", "input `text` of task `main.of_unknown_kind`"),
        ("shout(text=of_unknown_kind(text=word))", "output `o0` of task `main.of_unknown_kind`"),
    ],
)
def test_edges_of_opaque_tasks(tmp_path: Path, body: str, part: str) -> None:
    """Compare with the interface of a task, whatever else of it is not known."""
    ((code, message),) = found(tmp_path, body)
    assert code == "edge-type-mismatch"
    assert part in message


@pytest.mark.parametrize(
    "body",
    [
        "shout(text=number)\nhelper(word)",
        "helper(word)\nshout(text=number)",
        "text = helper(word)\nshout(text=text)\nshout(text=number)",
        "if helper(word):\n    shout(text=word)\nshout(text=number)",
        "for each in helper(word):\n    shout(text=each)\nshout(text=number)",
        "if number:\n    pass\nshout(text=number)",
    ],
)
def test_edges_beside_what_is_lost(tmp_path: Path, body: str) -> None:
    """Look at the other lines of a workflow of which one cannot be followed, or is wrong."""
    assert INTO_SHOUT in found(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        "number = helper(word)\nshout(text=number)",
        "if helper(word):\n    number = word\nshout(text=number)",
        "if helper(word):\n    shout(text=number)",
        "texts = [number]\nhelper(texts)\nshout(text=texts[0])",
        "of_unknown_kind(text=word)",
        "of_unknown_kind(text=word, times=1, more=2)",
        'helper(word)\nLaunchPlan.create("plan", inner)',
        "helper(word)\nshout(text=word)",
    ],
)
def test_what_may_be_right_is_not_reported(tmp_path: Path, body: str) -> None:
    """Say nothing of names that are not known any more, nor of what may never run."""
    assert found(tmp_path, body) == []


def test_calls_after_what_is_lost(tmp_path: Path) -> None:
    """Find a missing input in a line after one that cannot be followed, once."""
    said = found(tmp_path, "helper(word)\nshout()\nshout(text=3)")
    assert said == [
        ("wrong-arguments", "input `text` of task `main.shout` is not given"),
        ("value-type", "`3` is not of type `str`"),
    ]


def test_what_is_seen_is_not_emitted(tmp_path: Path) -> None:
    """Leave the program as it is: what is opaque stays so."""
    (tmp_path / "main.py").write_text(
        f"{HEAD}\n\n@workflow\ndef flow(word: str):\n    shout(text=word)\n    helper(word)\n",
        encoding="utf-8",
    )
    plain = compile_project(CompileOptions(root=tmp_path))
    judged = compile_project(CompileOptions(root=tmp_path, judges_bodies=True))
    assert plain.program == judged.program
    assert plain.seen == ()
    assert [workflow.name for workflow in judged.seen] == ["main.flow"]
