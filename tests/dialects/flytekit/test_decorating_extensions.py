"""Decorators that manifests describe: what they refuse, and what a task has of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import compile_files, findings, reasons, task_of
from flowc_ir.plain import thaw
from flowc_ir.task import Task

HEAD = """
from functools import partial, wraps
import os
from flytekit import Secret, task
from flytekit.interactive import vscode
from flytekitplugins.comet_ml import comet_ml_login
from flytekitplugins.memray import memray_profiling
from flytekitplugins.neptune import neptune_init_run, neptune_scale_run
from flytekitplugins.wandb import wandb_init
KEY = Secret(group="g", key="k")
def key(): return "k"
"""
TASK = "@task\n{decorator}\ndef t(a: int) -> int:\n    return a\n"


@pytest.mark.parametrize(
    ("decorator", "code"),
    [
        ("@wandb_init(entity='e', secret=KEY)", "extension-rule"),
        ("@wandb_init(project='p', entity='e')", "extension-rule"),
        ("@wandb_init", "extension-rule"),
        ("@wandb_init(project=1, entity='e', secret=KEY)", "extension-wrong-type"),
        ("@memray_profiling(memray_html_reporter='stats')", "extension-rule"),
        ("@memray_profiling(memray_reporter_args=['leaks'])", "extension-rule"),
        ("@memray_profiling(interval=1)", "module-raises"),
        ("@comet_ml_login(project_name='p', workspace='w')", "module-raises"),
        ("@vscode(ports=1)", "module-raises"),
    ],
)
def test_a_wrong_call_is_an_error(tmp_path: Path, decorator: str, code: str) -> None:
    """Flytekit raises, or fails to write the task."""
    outcome = compile_files(tmp_path, {"m.py": HEAD + TASK.format(decorator=decorator)}, "m")
    assert code in [text.partition(":")[0] for text in findings(outcome)], reasons(outcome)


@pytest.mark.parametrize(
    ("decorator", "config"),
    [
        (
            "@wandb_init(None, 'p', 'e', key, name='run')",
            "project=p entity=e host=https://wandb.ai link_type=wandb-execution-id",
        ),
        ("@vscode", "link_type=vscode port=8080"),
        ("@vscode(port=9000, pre_execute=key, enable=False)", "link_type=vscode port=9000"),
        ("@memray_profiling", ""),
        ("@memray_profiling(memray_reporter_args=['--leaks'])", ""),
        (
            "@comet_ml_login('p', 'w', key)",
            "project_name=p workspace=w host=https://www.comet.com link_suffix=a65f9d3ee8 "
            "link_type=comet-ml-execution-id",
        ),
        (
            "@neptune_init_run('w/p', KEY, source_files=[])",
            "project=w/p host=https://app.neptune.ai link_type=neptune-run-id",
        ),
        (
            "@neptune_scale_run(project='w/p', secret=KEY, run_id='r')",
            "project=w/p id=r link_type=neptune-scale-custom-id",
        ),
        ("@vscode\n@wandb_init(project='p', entity='e', secret=KEY)", "link_type=vscode port=8080"),
    ],
)
def test_a_decorator_adds_to_the_configuration(tmp_path: Path, decorator: str, config: str) -> None:
    """The outermost one does; arguments may be given by position."""
    outcome = compile_files(tmp_path, {"m.py": HEAD + TASK.format(decorator=decorator)}, "m")
    assert _config(task_of(outcome, "m.t")) == dict(
        pair.split("=", 1) for pair in config.split()
    ), findings(outcome)


def test_what_is_not_known_is_not_guessed(tmp_path: Path) -> None:
    """A project may come from the environment of the machine."""
    text = "@wandb_init(project=os.environ['P'], entity='e', secret=KEY)"
    outcome = compile_files(tmp_path, {"m.py": HEAD + TASK.format(decorator=text)}, "m")
    assert "m.t" in reasons(outcome) or findings(outcome)


def _config(task: Task) -> dict[str, object]:
    return {pair.key: thaw(pair.value) for pair in task.config}
