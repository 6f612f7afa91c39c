"""Maps over tasks, actors and launch plans."""

import union
from flytekit import LaunchPlan, map_task
from shared.settings import POOL
from union.map import map as spread


@union.task
def double(x: int) -> int:
    return 2 * x


@union.task
def scaled(x: int, factor: int) -> int:
    return factor * x


@POOL.task
def pooled(x: int) -> int:
    return x


@union.workflow
def each(x: int, factor: int = 2) -> int:
    return scaled(x=x, factor=factor)


plan = LaunchPlan.get_or_create(each, name="each-plan")


@union.workflow
def flow(xs: list[int]) -> list[int]:
    union.map(double)(x=xs)
    union.map(double, concurrency=2, min_success_ratio=0.5)(x=xs)
    spread(double, min_successes=1)(x=xs)
    union.map_task(double, concurrency=4)(x=xs)
    map_task(pooled)(x=xs)
    return union.map(pooled)(x=xs)


@union.workflow
def bound(xs: list[int]) -> list[int]:
    return union.map(scaled, bound_inputs={"factor": 3})(x=xs)


@union.workflow
def plans(xs: list[int], factors: list[int]) -> list[int]:
    return union.map(plan, concurrency=2)(x=xs, factor=factors)


@union.workflow
def lenient(xs: list[int], factors: list[int]) -> list[int | None]:
    return union.map(plan, min_success_ratio=0.25)(x=xs, factor=factors)


@union.workflow
def half_bound(xs: list[int], factor: int) -> list[int]:
    union.map(plan, bound_inputs={"factor": 7}, min_successes=2)(x=xs)
    return union.map(plan, bound_inputs={"factor": factor})(x=xs)
