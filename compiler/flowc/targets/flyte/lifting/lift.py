"""A whole package as a program: the way back from Flyte's messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import TypeAlias

from flyteidl.admin.launch_plan_pb2 import LaunchPlan as LaunchPlanMessage
from flyteidl.admin.task_pb2 import TaskSpec
from flyteidl.admin.workflow_pb2 import WorkflowSpec
from flyteidl.core import identifier_pb2
from flyteidl.core.workflow_pb2 import WorkflowTemplate
from google.protobuf.message import Message

from flowc.targets.flyte.index import Key, Known, key_of
from flowc.targets.flyte.lifting.codes import (
    INEXACT_ENTITY,
    MISSING_VALUE,
    REPEATED_WORKFLOW,
    UNKNOWN_REFERENCE,
    UNREADABLE_PACKAGE,
    WRONG_IDENTIFIER,
)
from flowc.targets.flyte.lifting.exactness import inexact
from flowc.targets.flyte.lifting.launch_plans import launch_plan
from flowc.targets.flyte.lifting.literals import Literals
from flowc.targets.flyte.lifting.members import Member, UnreadableError, files_in, members_of
from flowc.targets.flyte.lifting.place import Place, place_of
from flowc.targets.flyte.lifting.scope import KINDS, Home, Scope, home_of
from flowc.targets.flyte.lifting.settings import settings_of
from flowc.targets.flyte.lifting.tasks import task
from flowc.targets.flyte.lifting.types import Types
from flowc.targets.flyte.lifting.workflows import workflow
from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.diagnostic import Report, Severity
from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Entity, Opaque, Program
from flowc_ir.source import Source, Span
from flowc_ir.walk import interface_of

DIALECT = "flyte"
"""What a program says it was read from, if that was a package."""

_Part: TypeAlias = TaskSpec | WorkflowSpec | WorkflowTemplate | LaunchPlanMessage


@dataclass(frozen=True, slots=True)
class Inexact:
    """An entity of which the program does not say all, and what is left out or changed."""

    kind: EntityKind
    name: str
    reason: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifted:
    """What a package holds. `program` says it; `inexact` tells what it does not say in full.

    `report` holds what is wrong with the messages; an entity that lacks a part is opaque.
    Lowering `program` with `settings` gives the same message again for all other entities.
    """

    program: Program
    report: Report
    inexact: tuple[Inexact, ...]
    settings: FlyteSettings


def lift_package(file: str, data: bytes) -> Lifted:
    """Read an archive of messages, made by any SDK; `file` is how places name it."""
    report = Report()
    files: list[tuple[str, bytes]] = []
    try:
        files += files_in(data)
    except UnreadableError as error:
        report.add(UNREADABLE_PACKAGE.at(Span(file, 0, 0, 0, 0), str(error)))
    return _lift(file, files, report)


def lift_files(file: str, files: Iterable[tuple[str, bytes]]) -> Lifted:
    """Read messages that lie in files of their own, given by name."""
    return _lift(file, files, Report())


def _lift(file: str, files: Iterable[tuple[str, bytes]], report: Report) -> Lifted:
    held = sorted(files)
    source = Source(file, "", sha256(b"".join(data for _, data in held)).hexdigest())
    return _lifted(file, members_of(file, held, report), report, source)


def _lifted(file: str, members: list[Member], report: Report, source: Source) -> Lifted:
    ids = [_id(member.message) for member in members]
    settings = settings_of(
        ids[0] if ids else None,
        (m.message for m in members if isinstance(m.message, TaskSpec)),
    )
    types = Types(report)
    parts = list(_parts(members))
    scope = Scope(
        report=report,
        types=types,
        literals=Literals(types, report),
        home=home_of(ids[0]) if ids else Home(),
        defined=frozenset(_defined(parts)),
    )
    entities = tuple(_entity(part, file, scope, settings) for part in parts)
    program = Program(
        entities=entities,
        types=types.definitions(),
        sources=(source,),
        dialect=DIALECT,
        dialect_version=settings.flytekit.version,
    )
    lost = _inexact(program, settings, members)
    for each in lost:
        kind = each.kind.value.replace("_", " ")
        message = f"{kind} `{each.name}` says more than is checked: {each.reason}"
        report.add(INEXACT_ENTITY.at(each.span, message))
    return Lifted(program=program, report=report, inexact=lost, settings=settings)


def _parts(members: Iterable[Member]) -> Iterator[_Part]:
    """Give what is an entity of its own: all messages, and sub-workflows that have no message.

    So has one that is another than its own message says: then there are two of one name.
    """
    held = [member.message for member in members]
    known = {_content(each.template) for each in held if isinstance(each, WorkflowSpec)}
    for message in held:
        if isinstance(message, WorkflowSpec):
            for below in message.sub_workflows:
                if _content(below) not in known:
                    known.add(_content(below))
                    yield below
        yield message


def _content(template: WorkflowTemplate) -> bytes:
    return template.SerializeToString(deterministic=True)


def _defined(parts: Iterable[_Part]) -> Iterator[tuple[EntityKind, str, Home]]:
    for part in parts:
        id_ = _id(part)
        yield _kind(part), id_.name, home_of(id_)


def _id(part: _Part) -> identifier_pb2.Identifier:
    match part:
        case TaskSpec() | WorkflowSpec():
            return part.template.id
        case _:
            return part.id


def _kind(part: _Part) -> EntityKind:
    match part:
        case TaskSpec():
            return EntityKind.TASK
        case LaunchPlanMessage():
            return EntityKind.LAUNCH_PLAN
        case _:
            return EntityKind.WORKFLOW


def _entity(part: _Part, file: str, scope: Scope, settings: FlyteSettings) -> Entity:
    """Give one entity: as it is, or opaque if a part that it must have is missing."""
    kind, id_ = _kind(part), _id(part)
    place = place_of(file, f"{kind.value.replace('_', ' ')} {id_.name}")
    before = len(scope.report.diagnostics)
    _judge(part, kind, place, scope)
    entity = _known(part, place, scope, settings)
    faults = [
        found
        for found in scope.report.diagnostics[before:]
        if found.code.severity is Severity.ERROR and found.code is not UNKNOWN_REFERENCE
    ]
    if not faults:
        return entity
    return Opaque(
        kind=kind,
        name=id_.name,
        reason=faults[0].message,
        span=place.span,
        cause=faults[0].span,
        interface=interface_of(entity),
    )


def _judge(part: _Part, kind: EntityKind, place: Place, scope: Scope) -> None:
    id_ = _id(part)
    if not id_.name:
        scope.report.add(MISSING_VALUE.at(place.span, "the identifier has no name"))
    elif KINDS.get(id_.resource_type) is not kind:
        reason = f"the identifier does not name a {kind.value.replace('_', ' ')}"
        scope.report.add(WRONG_IDENTIFIER.at(place.span, reason))
    if isinstance(part, LaunchPlanMessage) and not part.spec.workflow_id.name:
        where = place.at("workflow_id").span
        reason = "the launch plan does not say which workflow it starts"
        scope.report.add(MISSING_VALUE.at(where, reason, backend="InvalidArgument"))
    if isinstance(part, WorkflowSpec):
        names = Counter((below.id.name, home_of(below.id)) for below in part.sub_workflows)
        for (name, _), count in names.items():
            if count > 1:
                reason = f"sub-workflow `{name}` is there {count} times"
                scope.report.add(REPEATED_WORKFLOW.at(place.span, reason))


def _known(part: _Part, place: Place, scope: Scope, settings: FlyteSettings) -> Known:
    match part:
        case TaskSpec():
            return task(part, place, scope, settings)
        case WorkflowSpec():
            description = part.description if part.HasField("description") else None
            return workflow(part.template, description, place, scope)
        case WorkflowTemplate():
            return workflow(part, None, place, scope)
        case LaunchPlanMessage():
            return launch_plan(part, place, scope)


def _inexact(
    program: Program, settings: FlyteSettings, members: Iterable[Member]
) -> tuple[Inexact, ...]:
    messages: dict[Key, Message] = {
        (_kind(m.message), _id(m.message).name): m.message for m in members
    }
    spans = {key_of(entity): entity.span for entity in program.entities}
    found = inexact(program, settings, messages)
    return tuple(Inexact(*key, reason, spans[key]) for key, reason in found.items())
