"""`run_all_sub_nodes`, which came with flytekit 1.16 and was dropped before."""


from flytekit import map_task, task, workflow


@task
def double(a: int) -> int:
    return 2 * a


@workflow
def doubled(xs: list[int]) -> list[int]:
    return map_task(double, run_all_sub_nodes=True)(a=xs)
