"""Artifacts made by functions, in loops and as attributes of classes."""

from dataclasses import dataclass
from typing import Annotated, Optional

from flytekit import Artifact, task, workflow
from flytekit.core.artifact import Inputs


def artifact_of(team: str, kind: str, keys: Optional[list] = None) -> Artifact:
    """Name an artifact by the conventions of the house."""
    return Artifact(name=f"{team}.{kind}", partition_keys=keys or None)


class Names:
    """Artifacts by purpose."""

    INPUT = artifact_of("risk", "input")
    OUTPUT = artifact_of("risk", "output", ["desk"])


@dataclass(frozen=True)
class Stage:
    """A stage with its artifact."""

    name: str
    artifact: Artifact


STAGES = [Stage(name, artifact_of("stage", name)) for name in ("dev", "prod")]
BY_NAME = {stage.name: stage.artifact for stage in STAGES}
Out = Annotated[str, Names.OUTPUT(desk=Inputs.desk)]


@task
def make(desk: str) -> Out:
    return desk


@task
def stage(value: str) -> Annotated[str, BY_NAME["prod"]]:
    return value


@workflow
def flow(desk: str, value: str = Names.INPUT.query()) -> Annotated[str, STAGES[0].artifact]:
    stage(value=value)
    return make(desk=desk)


@task
def name_of() -> str:
    return Names.INPUT.name


LABEL = f"{Names.OUTPUT.name}:{','.join(Names.OUTPUT.partition_keys)}"


@task(environment={"ARTIFACT": LABEL, "TIMED": str(Names.INPUT.time_partitioned)})
def labelled() -> str:
    return LABEL
