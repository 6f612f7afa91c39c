"""A hunt through many examples; the first that is wrong is made as small as can be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import HealthCheck, Phase, assume, given, seed, settings
from hypothesis import strategies as st

from random_programs.judge import Judgement

Example = TypeVar("Example", bound=Hashable)


@dataclass(slots=True)
class Tally:
    """What became of the examples of a hunt; the seconds are those each tool took for all."""

    fates: Counter[str] = field(default_factory=Counter[str])
    reasons: Counter[str] = field(default_factory=Counter[str])
    entities: int = 0
    flytekit_seconds: float = 0.0
    flowc_seconds: float = 0.0
    faults: list[str] = field(default_factory=list[str])

    def add(self, judgement: Judgement) -> None:
        """Count one example."""
        self.fates[judgement.fate] += 1
        self.entities += judgement.entities if judgement.fate in ("equal", "opaque") else 0
        self.flytekit_seconds += judgement.flytekit_seconds
        self.flowc_seconds += judgement.flowc_seconds
        self.reasons.update(f"{judgement.fate}: {reason}" for reason in judgement.reasons[:1])

    def merge(self, other: Tally) -> None:
        """Add what another hunt has counted."""
        self.fates += other.fates
        self.reasons += other.reasons
        self.entities += other.entities
        self.flytekit_seconds += other.flytekit_seconds
        self.flowc_seconds += other.flowc_seconds
        self.faults += other.faults


class _WrongError(AssertionError):
    """An example of which the tools make different things."""


def hunt(
    examples: st.SearchStrategy[Example],
    judge: Callable[[Example], Judgement],
    *,
    start: int,
    count: int,
) -> Tally:
    """Judge so many different examples from a seed on; ends early at one that is wrong."""
    tally, seen, failed = Tally(), set[Example](), list[bool]()

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=[
            HealthCheck.data_too_large,
            HealthCheck.filter_too_much,
            HealthCheck.large_base_example,
            HealthCheck.too_slow,
        ],
        report_multiple_bugs=False,
        print_blob=False,
    )
    @given(examples)
    def look(example: Example) -> None:
        # Once something is wrong, the same examples come again while they get smaller.
        assume(failed or example not in seen)
        seen.add(example)
        judgement = judge(example)
        if not failed:
            tally.add(judgement)
        if judgement.fate == "wrong":
            failed.append(True)
            raise _WrongError(f"{example}\n{judgement.difference}")

    try:
        look()
    except _WrongError as wrong:
        tally.faults.append(f"seed {start}:\n{wrong}")
    return tally
