"""Launch plans, schedules and notifications that flytekit refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import codes, compile_files
from dialects.flytekit.preamble import PREAMBLE

MISTAKES = {
    "lp-noname": (
        ('LaunchPlan.get_or_create(wf, default_inputs={"a": 1})'),
        "wrong-setting",
    ),
    "lp-dup": (
        ('LaunchPlan.create("x", wf)\nLaunchPlan.create("x", wf)\n'),
        "wrong-setting",
    ),
    "lp-getdup": (
        (
            'LaunchPlan.get_or_create(wf, "x", fixed_inputs={"a": 1})\n'
            'LaunchPlan.get_or_create(wf, "x", fixed_inputs={"a": 2})\n'
        ),
        "wrong-setting",
    ),
    "lp-otherwf": (
        (
            "@workflow\n"
            "def w2(a: int) -> int:\n"
            "    return t(a=a)\n"
            'LaunchPlan.get_or_create(wf, "x")\n'
            'LaunchPlan.get_or_create(w2, "x")\n'
        ),
        "wrong-setting",
    ),
    "lp-badinput": (
        ('LaunchPlan.create("x", wf, default_inputs={"zz": 1})'),
        "wrong-arguments",
    ),
    "lp-badfixed": (
        ('LaunchPlan.create("x", wf, fixed_inputs={"zz": 1})'),
        "wrong-arguments",
    ),
    "lp-badtype": (
        ('LaunchPlan.create("x", wf, fixed_inputs={"a": "str"})'),
        "value-type",
    ),
    "lp-badtype2": (
        ('LaunchPlan.create("x", wf, default_inputs={"a": "str"})'),
        "value-type",
    ),
    "lp-pos": (
        ('l = LaunchPlan.create("x", wf)\n@workflow\ndef w2():\n    l(1)\n'),
        "wrong-arguments",
    ),
    "lp-missing": (
        ('l = LaunchPlan.create("x", wf)\n@workflow\ndef w2():\n    l()\n'),
        "wrong-arguments",
    ),
    "lp-default-missing": (
        ("l = LaunchPlan.get_or_create(wf)\n@workflow\ndef w2():\n    l()\n"),
        "value-type",
    ),
    "lp-extra": (
        ('l = LaunchPlan.create("x", wf)\n@workflow\ndef w2():\n    l(a=1, q=2)\n'),
        "wrong-arguments",
    ),
    "lp-trigger": (
        ('l = LaunchPlan.create("x", wf, trigger=OnSchedule(CronSchedule(schedule="* * * * *")))'),
        "wrong-setting",
    ),
    "lp-auth-both": (
        (
            'l = LaunchPlan.create("x", wf, auth_role=AuthRole("a"), '
            "security_context=SecurityContext())"
        ),
        "wrong-setting",
    ),
    "cron-expr": (
        ('CronSchedule(cron_expression="* * * * ? *")'),
        "wrong-setting",
    ),
    "cron-bad": (
        ('CronSchedule(schedule="* * * * * * * *")'),
        "wrong-setting",
    ),
    "cron-bad2": (
        ('CronSchedule(schedule="61 * * * *")'),
        "wrong-setting",
    ),
    "cron-offset": (
        ('CronSchedule(schedule="* * * * *", offset="1h")'),
        "wrong-setting",
    ),
    "rate-sec": (
        ("FixedRate(timedelta(seconds=30))"),
        "wrong-setting",
    ),
    "rate-none": (
        ("FixedRate(timedelta(0))"),
        "wrong-setting",
    ),
    "rate-back": (
        ("FixedRate(timedelta(minutes=1) - timedelta(hours=1))"),
        "wrong-setting",
    ),
    "rate-int": (
        ("FixedRate(60)"),
        "wrong-setting",
    ),
    "note-phase": (
        ('Email(phases=[WorkflowExecutionPhase.RUNNING], recipients_email=["a"])'),
        "wrong-setting",
    ),
    "note-empty": (
        ('Email(phases=[], recipients_email=["a"])'),
        "wrong-setting",
    ),
    "lp-one-note": (
        (
            'LaunchPlan.create("x", wf, notifications='
            'Email(phases=[WorkflowExecutionPhase.FAILED], recipients_email=["a"]))'
        ),
        "wrong-setting",
    ),
    "lp-swapped": (
        ('LaunchPlan.get_or_create("x", wf)'),
        "wrong-arguments",
    ),
    "lp-labels-dict": (
        ('LaunchPlan.create("x", wf, labels={"a": "b"})'),
        "wrong-setting",
    ),
    "lp-sched-str": (
        ('LaunchPlan.create("x", wf, schedule="* * * * *")'),
        "wrong-setting",
    ),
    "lp-raw-str": (
        ('LaunchPlan.create("x", wf, raw_output_data_config="s3://x")'),
        "wrong-setting",
    ),
    "lp-ref-default": (
        ("LaunchPlan.get_or_create(rwf)"),
        "wrong-setting",
    ),
}
"""Where flytekit 1.16.31 raises: what comes after the preamble, and the code of the finding."""


@pytest.mark.parametrize("name", MISTAKES)
def test_what_flytekit_refuses_is_reported(name: str, tmp_path: Path) -> None:
    """A mistake is found, and nothing else."""
    source, code = MISTAKES[name]
    assert codes(tmp_path, PREAMBLE + source) == [code]


def test_a_default_is_wrong_where_the_plan_gives_it(tmp_path: Path) -> None:
    """The place is that of the launch plan, and not of the workflow's input."""
    plan = 'LaunchPlan.create("x", wf, default_inputs={"a": "str"})'
    (found,) = compile_files(tmp_path, {"main.py": PREAMBLE + plan}).report.diagnostics
    assert found.span.line == (PREAMBLE + plan).count("\n") + 1


def test_a_schedule_has_no_time_zone(tmp_path: Path) -> None:
    """What to do says so."""
    source = 'CronSchedule(schedule="CRON_TZ=Europe/Berlin 0 1 * * *")'
    (found,) = compile_files(tmp_path, {"main.py": PREAMBLE + source}).report.diagnostics
    assert found.hint == "leave `CRON_TZ=Europe/Berlin` out: schedules run in UTC"
