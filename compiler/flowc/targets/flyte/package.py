"""A whole program as the archive of `pyflyte package`."""

from __future__ import annotations

from collections.abc import Sequence

from flyteidl.admin import launch_plan_pb2, task_pb2, workflow_pb2

from flowc.targets.base import Artifact, Skipped, Written
from flowc.targets.flyte.archive import archive, member_names
from flowc.targets.flyte.index import Known, key_of
from flowc.targets.flyte.launch_plans import launch_plan_of
from flowc.targets.flyte.order import in_writing_order
from flowc.targets.flyte.scope import Scope, scope_of
from flowc.targets.flyte.settings import FlyteSettings
from flowc.targets.flyte.tasks import task_spec
from flowc.targets.flyte.unencodable import UnencodableError
from flowc.targets.flyte.workflows import workflow_spec
from flowc_ir.graph import EntityKind, Workflow
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Program
from flowc_ir.task import Task

Message = task_pb2.TaskSpec | workflow_pb2.WorkflowSpec | launch_plan_pb2.LaunchPlan

_NUMBERS = {EntityKind.TASK: 1, EntityKind.WORKFLOW: 2, EntityKind.LAUNCH_PLAN: 3}


@dataclass(frozen=True, slots=True)
class Encoded:
    """One entity and its message."""

    kind: EntityKind
    name: str
    message: Message


@dataclass(frozen=True, slots=True)
class Package:
    """The bytes of an archive, and what went into it. `written` is in the archive's order."""

    data: bytes
    written: tuple[Written, ...]
    skipped: tuple[Skipped, ...]


def build_package(
    program: Program, settings: FlyteSettings, *, source_archive: Artifact | None = None
) -> Package:
    """Write a program as `pyflyte package` of flytekit 1.16.31 does.

    `source_archive` is the code that fast registration ships. Opaque entities are left out; so is
    an exact entity that cannot be written without one that is missing, with the reason. Equal
    programs and settings give equal bytes.
    """
    encoded, skipped = encode_entities(program, settings)
    names = member_names([(item.name, _NUMBERS[item.kind]) for item in encoded])
    members = [
        Artifact(name, item.message.SerializeToString(deterministic=True))
        for name, item in zip(names, encoded, strict=True)
    ]
    if source_archive is not None:
        members.append(source_archive)
    written = tuple(Written(item.kind, item.name) for item in encoded)
    return Package(archive(members), written, tuple(skipped))


def encode_entities(
    program: Program, settings: FlyteSettings
) -> tuple[Sequence[Encoded], Sequence[Skipped]]:
    """Encode all exact entities in the order of the archive, and tell which could not be."""
    scope = scope_of(program, settings)
    encoded: list[Encoded] = []
    skipped: list[Skipped] = []
    workflows: dict[str, workflow_pb2.WorkflowSpec] = {}
    for entity in in_writing_order(scope.index):
        kind, name = key_of(entity)
        try:
            message = _encode(entity, workflows, scope)
        except UnencodableError as error:
            skipped.append(Skipped(kind, name, str(error), entity.span))
            continue
        except UnicodeEncodeError:
            skipped.append(Skipped(kind, name, "a text is not valid Unicode", entity.span))
            continue
        except RecursionError:
            skipped.append(Skipped(kind, name, "it is nested too deeply", entity.span))
            continue
        encoded.append(Encoded(kind, name, message))
    return encoded, skipped


def _encode(
    entity: Known, workflows: dict[str, workflow_pb2.WorkflowSpec], scope: Scope
) -> Message:
    if "/" in entity.name:
        raise UnencodableError("a name with a slash cannot be the name of a file")
    if isinstance(entity, Task):
        return task_spec(entity, scope.types, scope.settings)
    if isinstance(entity, Workflow):
        spec = workflows[entity.name] = workflow_spec(entity, workflows, scope)
        return spec
    return launch_plan_of(entity, scope)
