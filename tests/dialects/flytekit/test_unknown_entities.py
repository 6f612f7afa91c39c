"""What cannot be known is opaque, and says why; nothing is left out without a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import compile_files, findings, reasons
from dialects.flytekit.preamble import PREAMBLE

UNKNOWN = PREAMBLE + "import elsewhere\n"

SETTINGS = {
    "inputs": 'LaunchPlan.create("x", wf, default_inputs={"a": elsewhere.number()})',
    "all-inputs": 'LaunchPlan.create("x", wf, fixed_inputs=elsewhere.inputs())',
    "schedule": 'LaunchPlan.create("x", wf, schedule=CronSchedule(schedule=elsewhere.cron()))',
    "rate": 'LaunchPlan.create("x", wf, schedule=FixedRate(timedelta(elsewhere.days())))',
    "last-day": 'LaunchPlan.create("x", wf, schedule=CronSchedule(schedule="0 0 L * *"))',
    "notifications": 'LaunchPlan.create("x", wf, notifications=elsewhere.people)',
    "labels": 'LaunchPlan.create("x", wf, labels=elsewhere.LABELS)',
    "clone": 'LaunchPlan.create("y", wf).clone_with("x", fixed_inputs=elsewhere.inputs())',
    "image": 'ContainerTask(name="x", image=elsewhere.image(), command=[])',
    "command": 'ContainerTask(name="x", image="i", command=[elsewhere.command()])',
    "types": 'ContainerTask(name="x", image="i", command=[], inputs=elsewhere.types())',
    "metadata": 'ContainerTask(name="x", image="i", command=[], metadata=elsewhere.METADATA)',
    "script": 's = ShellTask(name="x", script=elsewhere.script())',
    "file": 's = ShellTask(name="x", script_file=elsewhere.script())',
    "changed": 'w = Workflow("x")\nw.add_entity(t, a=1)\nelsewhere.change(w)',
    "added": 'w = Workflow("x")\nw.add_entity(t, a=elsewhere.number())',
    "perhaps-added": 'w = Workflow("x")\nif elsewhere.flag():\n    w.add_entity(t, a=1)',
    "perhaps-made": 'if elsewhere.flag():\n    LaunchPlan.get_or_create(wf, "x")',
    "perhaps-called": (
        "def make():\n"
        '    return LaunchPlan.get_or_create(wf, name="x")\n'
        "if elsewhere.flag():\n"
        "    make()\n"
    ),
    "perhaps-raised": (
        "try:\n"
        "    elsewhere.connect()\n"
        '    ContainerTask(name="x", image="i", command=[])\n'
        "except OSError:\n"
        "    pass\n"
    ),
}
"""Sources after which the entity `x` is opaque."""

BODIES = {
    "plan": 'elsewhere.plan("x")(a=a)',
    "map": "map_task(elsewhere.task)(a=[a])",
    "spread": "map_task(t, concurrency=elsewhere.number())(a=[a])",
    "array": "array_node(elsewhere.plan)(a=[a])",
    "sleep": "sleep(elsewhere.duration())",
    "signal": "wait_for_input(elsewhere.name(), timedelta(1), int)",
    "approval": 'approve(elsewhere.task(a), "sure", timedelta(1))',
    "node": "create_node(elsewhere.task, a=a)",
    "bound": "map_task(partial(opt, b=elsewhere.text()))(a=[a])",
}
"""Bodies of a workflow that make it opaque."""


@pytest.mark.parametrize("name", SETTINGS)
def test_an_entity_of_unknown_settings_is_opaque(name: str, tmp_path: Path) -> None:
    """No finding, no exception: the reason stands with the entity."""
    outcome = compile_files(tmp_path, {"main.py": UNKNOWN + SETTINGS[name]})
    assert not findings(outcome)
    assert reasons(outcome).get("x")


@pytest.mark.parametrize("name", BODIES)
def test_a_body_with_an_unknown_node_is_opaque(name: str, tmp_path: Path) -> None:
    """A node that may be missing makes the whole graph unknown."""
    body = f"@workflow\ndef graph(a: int):\n    {BODIES[name]}\n"
    outcome = compile_files(tmp_path, {"main.py": UNKNOWN + body})
    assert not findings(outcome)
    assert "main.graph" in reasons(outcome)


def test_a_node_of_a_task_with_unknown_retries_is_unknown(tmp_path: Path) -> None:
    """Retries and timeouts of a task are written into each of its nodes."""
    source = UNKNOWN + (
        "@task(retries=elsewhere.number())\n"
        "def tried(a: int) -> int:\n"
        "    return a\n"
        "@workflow\n"
        "def graph(a: int) -> int:\n"
        "    return tried(a=a)\n"
    )
    outcome = compile_files(tmp_path, {"main.py": source})
    assert {"main.tried", "main.graph"} <= reasons(outcome).keys()
