"""What schedules say, whatever their kind."""

from __future__ import annotations

from flowc_ir.launch_plan import LaunchPlan


def kickoff_of(plan: LaunchPlan) -> str:
    """Give the input that takes the time of the start; empty if none does."""
    return "" if plan.schedule is None else plan.schedule.kickoff_input
