"""A case of a conditional is called before the conditional."""

from flytekit import conditional, task, workflow


@task
def load(number: int) -> int:
    return number


@workflow
def flow(number: int) -> int:
    early = load(number=number)
    section = conditional("size").if_(early > 9).then(early)  # mistake: case-runs-always
    # twin: section = conditional("size").if_(early > 9).then(load(number=9))
    return section.else_().then(load(number=1))
