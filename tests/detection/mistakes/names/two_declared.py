"""Two tasks of a raw container have one name."""

from flytekit import ContainerTask, workflow

first = ContainerTask(name="echo", image="alpine", command=["echo", "1"])
second = ContainerTask(name="echo", image="alpine", command=["echo", "2"])  # mistake: duplicate-entity-name
# twin: second = ContainerTask(name="echo-2", image="alpine", command=["echo", "2"])


@workflow
def flow() -> None:
    first() >> second()
