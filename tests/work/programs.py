"""Programs of any size, as text: many modules, and graphs of three shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

HEAD = "from flytekit import task, workflow\n\n\n"

STEP = """\
@task
def step(number: int) -> int:
    return number


@task
def both(left: int, right: int) -> int:
    return left + right


@task
def gather(numbers: list[int]) -> int:
    return sum(numbers)


"""

MODULE = '''\
"""One of many modules."""

from dataclasses import dataclass
from datetime import datetime
from typing import Optional

from flytekit import CronSchedule, LaunchPlan, Resources, conditional, map_task, task, workflow


@dataclass
class Row{0}:
    key: str
    amount: float
    note: Optional[str] = None


@task(retries=2, requests=Resources(cpu="1", mem="512Mi"), limits=Resources(cpu="2", mem="1Gi"))
def load_{0}(day: datetime, source: str = "orders") -> list[Row{0}]:
    """Load the rows of a day."""
    return []


@task(cache=True, cache_version="1")
def score_{0}(row: Row{0}) -> float:
    return row.amount


@task
def total_{0}(scores: list[float]) -> float:
    return sum(scores)


@task
def report_{0}(total: float, day: datetime) -> str:
    return f"{{total}} on {{day}}"


@task
def nothing_{0}(day: datetime) -> str:
    return ""


@workflow
def daily_{0}(day: datetime, source: str = "orders") -> str:
    """Report a day."""
    rows = load_{0}(day=day, source=source)
    total = total_{0}(scores=map_task(score_{0})(row=rows))
    return (
        conditional("any")
        .if_(total > 0.0)
        .then(report_{0}(total=total, day=day))
        .else_()
        .then(nothing_{0}(day=day))
    )


PLAN_{0} = LaunchPlan.get_or_create(
    daily_{0},
    name="daily_{0}",
    default_inputs={{"source": "returns"}},
    schedule=CronSchedule(schedule="0 6 * * *", kickoff_time_input_arg="day"),
)
'''


def write_modules(root: Path, count: int) -> None:
    """Write modules of five tasks, a workflow and a launch plan each into packages of fifty."""
    for number in range(count):
        folder = root / f"group_{number // 50}"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "__init__.py").touch()
        (folder / f"flows_{number}.py").write_text(MODULE.format(number), encoding="utf-8")


def chain(count: int) -> str:
    """Give a workflow of nodes, each of which takes what the one before it gives."""
    return _workflow("step(number=number)", ["step(number=before)"] * (count - 1))


def fan(width: int) -> str:
    """Give a workflow of nodes that take one value, and one that takes what all of them give."""
    lines = [f"    n{number} = step(number=number)" for number in range(width)]
    names = ", ".join(f"n{number}" for number in range(width))
    return f"{HEAD}{STEP}{_header()}{chr(10).join(lines)}\n    return gather(numbers=[{names}])\n"


def diamonds(count: int) -> str:
    """Give diamonds on top of one another: 2 ** `count` ways lead from the input to the output."""
    body = ["both(left=step(number=before), right=step(number=before))"] * (count - 1)
    return _workflow("both(left=step(number=number), right=step(number=number))", body)


def layers(count: int) -> str:
    """Give a workflow that runs another one twice, which runs another one twice, and so on."""
    return HEAD + STEP + "".join(_layers(count))


SHAPES: dict[str, Callable[[int], str]] = {
    "chain": chain,
    "fan": fan,
    "diamonds": diamonds,
    "layers": layers,
}


def _layers(count: int) -> Iterator[str]:
    called = "step"
    for number in range(count):
        yield f"{_header(f'layer_{number}')}    first = {called}(number=number)\n"
        yield f"    return {called}(number=first)\n\n\n"
        called = f"layer_{number}"


def _workflow(first: str, others: list[str]) -> str:
    lines = [f"    before = {call}" for call in (first, *others)]
    return HEAD + STEP + _header() + "\n".join([*lines, "    return before", ""])


def _header(name: str = "flow") -> str:
    return f"@workflow\ndef {name}(number: int) -> int:\n"
