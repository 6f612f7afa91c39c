"""Artifacts of maps, dynamic workflows, containers, pickles and imperative workflows."""

from dataclasses import dataclass
from typing import Annotated, List

from flytekit import Artifact, ContainerTask, Resources, Workflow, dynamic, kwtypes, map_task, task, workflow
from flytekit.core.artifact import Inputs

Score = Artifact(name="score", partition_keys=["run"])
Bare = Artifact(name="bare")


class Tree:
    """A class that no transformer knows."""


@dataclass
class Row:
    """A record."""

    a: int
    b: str


@task(cache=True, cache_version="1", requests=Resources(cpu="1"))
def score(number: int) -> Annotated[float, Score]:
    return float(number)


@task
def grow(depth: int) -> Annotated[Tree, Bare]:
    return Tree()


@task
def row(run: str) -> Annotated[Row, Score(run=Inputs.run)]:
    return Row(1, run)


@dynamic
def spread(numbers: List[int]) -> Annotated[List[float], Bare]:
    return [score(number=number) for number in numbers]


@workflow
def mapped(numbers: List[int]) -> Annotated[List[float], Bare]:
    spread(numbers=numbers)
    grow(depth=1)
    row(run="r")
    return map_task(score)(number=numbers)


shell = ContainerTask(
    name="shell",
    image="alpine",
    command=["echo"],
    inputs=kwtypes(run=str),
    outputs=kwtypes(text=Annotated[str, Score(run=Inputs.run)]),
)

by_hand = Workflow(name="by_hand")
by_hand.add_workflow_input("run", str)
node = by_hand.add_entity(shell, run=by_hand.inputs["run"])
by_hand.add_workflow_output("text", node.outputs["text"])
