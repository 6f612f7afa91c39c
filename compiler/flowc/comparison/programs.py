"""From two programs to all changes of interfaces: the recipe of this room."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from flowc.comparison import codes
from flowc.comparison.change import Change, FailingCall, Subject, same_level
from flowc.comparison.definitions import gathered
from flowc.comparison.interfaces import Pair, interface_changes
from flowc.comparison.levels import Level, Scope, joined
from flowc.comparison.plans import input_changes
from flowc.comparison.renames import Renames
from flowc.comparison.running import orphaned, plan_changes, task_changes
from flowc.comparison.sides import Sides
from flowc.comparison.sites import Hits
from flowc_ir.graph import EntityKind, Workflow
from flowc_ir.interface import Interface
from flowc_ir.launch_plan import LaunchPlan
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.program import Entity, Opaque, Program
from flowc_ir.task import Task
from flowc_ir.walk import interface_of

if TYPE_CHECKING:
    from flowc.comparison.numbers import NumberEdit

Bodies = Mapping[str, str]
"""Name of a task → the digest of the function that it runs, as far as that is known."""


_OF_PACKAGING = (
    "image",
    "carried_images",
    "environment",
    "custom",
    "overwrite_cache",
    "raw_output_prefix",
)
"""Settings that packaging fills in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is known of two programs beside them.

    `broken` are the workflows of the new program with errors: they are not adapted yet.
    `is_one_packaged`: one side comes from a package and the other one does not, so that what
    packaging decides cannot be compared. `numbers` are what the locks of both sides tell.
    """

    old_bodies: Bodies
    new_bodies: Bodies
    broken: Collection[str] = ()
    is_one_packaged: bool = False
    numbers: tuple[NumberEdit, ...] = ()


def compare(old: Program, new: Program, beside: Beside | None = None) -> tuple[Change, ...]:
    """Give all changes from one program to another, the worst first, then in reading order."""
    known = beside or Beside(old_bodies={}, new_bodies={})
    sides = Sides(old, new, is_one_packaged=known.is_one_packaged)
    hits = Hits(sides, known.broken)

    # Each entity for itself, ports and settings.
    found = list(_entity_changes(sides, known))

    # What a workflow and its launch plans have in common is told once.
    found = _merged(found, sides)

    # So is what comes from a record or an enum.
    found = list(gathered(found, sides))

    # What becomes of numbers belongs to what changed them.
    if known.numbers:
        from flowc.comparison.numbers import with_numbers  # few projects have a lock

        found = with_numbers(found, known.numbers, sides)

    return tuple(sorted(map(hits.with_sites, found), key=_order))


def _order(change: Change) -> tuple[int, str, int, int, str, str]:
    span = change.span if change.span.path else change.old_span
    rank = list(Level).index(change.level)
    return rank, span.path, span.line, span.column, change.code.name, str(change.subject)


def _entity_changes(sides: Sides, beside: Beside) -> Iterator[Change]:
    before, after = sides.old.entities(), sides.new.entities()
    renames = Renames(sides, before, after)
    for key, entity in before.items():
        if key in after:
            yield from _same_entity(entity, after[key], sides, beside)
        else:
            yield from _gone(entity, key[0], renames, sides)
    for key, entity in after.items():
        if key not in before and not _is_default_plan(entity) and not renames.is_new_name(key):
            yield Change(
                code=codes.ENTITY_ADDED,
                subject=Subject(*key),
                message=f"{Subject(*key)} is new",
                levels=same_level(Level.COMPATIBLE, *_scopes(key[0])),
                span=entity.span,
            )


def _same_entity(old: Entity, new: Entity, sides: Sides, beside: Beside) -> Iterator[Change]:
    match old, new:
        case Task(), Task():
            changes = [*_interface_changes(EntityKind.TASK, old, new, sides)]
            yield from changes
            yield from task_changes(
                old,
                new,
                is_interface_changed=bool(changes),
                is_body_changed=_is_body_changed(old.name, beside),
                without=_OF_PACKAGING if beside.is_one_packaged else (),
            )
        case Workflow(), Workflow():
            yield from _interface_changes(EntityKind.WORKFLOW, old, new, sides)
        case LaunchPlan(), LaunchPlan():
            yield from input_changes(old, new, sides)
            yield from plan_changes(
                old, new, without=_OF_PACKAGING if beside.is_one_packaged else ()
            )
        case _:
            yield from _with_opaque(old, new, sides)


def _interface_changes(
    kind: EntityKind, old: Task | Workflow | Opaque, new: Task | Workflow | Opaque, sides: Sides
) -> Iterator[Change]:
    before, after = interface_of(old), interface_of(new)
    if before is None or after is None:
        return
    yield from interface_changes(_pair(kind, old, new, before, after, sides), sides)


def _pair(
    kind: EntityKind, old: Entity, new: Entity, before: Interface, after: Interface, sides: Sides
) -> Pair:
    return Pair(
        kind=kind,
        name=new.name,
        old=before,
        new=after,
        old_span=old.span,
        new_span=new.span,
        is_launched=kind is EntityKind.WORKFLOW and bool(sides.old.plans.get(old.name)),
    )


def _with_opaque(old: Entity, new: Entity, sides: Sides) -> Iterator[Change]:
    """Compare what is known of an entity that is opaque on a side."""
    if isinstance(old, (Task, Workflow, Opaque)) and isinstance(new, (Task, Workflow, Opaque)):
        kind = new.kind if isinstance(new, Opaque) else EntityKind.TASK
        kind = EntityKind.WORKFLOW if isinstance(new, Workflow) else kind
        if interface_of(old) is not None and interface_of(new) is not None:
            yield from _interface_changes(kind, old, new, sides)
            return
    opaque = new if isinstance(new, Opaque) else old
    if not isinstance(opaque, Opaque):
        return
    where = "opaque" if opaque is new else "opaque on the old side"
    subject = Subject(opaque.kind, opaque.name)
    is_both = isinstance(old, Opaque) and isinstance(new, Opaque)
    yield Change(
        code=codes.NOT_COMPARED,
        subject=subject,
        message=f"{subject} is {where}, so that nothing is known of its changes: {opaque.reason}",
        # What was not known before is nothing new.
        levels=same_level(Level.INFO if is_both else Level.RISKY, *_scopes(opaque.kind)),
        span=new.span,
        old_span=old.span,
    )


def _gone(entity: Entity, kind: EntityKind, renames: Renames, sides: Sides) -> Iterator[Change]:
    if isinstance(entity, LaunchPlan):
        lost = orphaned(entity)
        if lost is not None:
            yield lost
    subject = Subject(kind, entity.name)
    if _is_default_plan(entity):
        return
    now = renames.new_name(kind, entity.name)
    interface = interface_of(entity)
    given = tuple(port.name for port in interface.inputs) if interface is not None else ()
    function = entity.name.rpartition(".")[2]
    call = f"{function}({', '.join(f'{name}=…' for name in given)})"
    error = "TaskReferenceNotFound" if kind is EntityKind.TASK else "WorkflowReferenceNotFound"
    yield Change(
        code=codes.ENTITY_RENAMED if now else codes.ENTITY_REMOVED,
        subject=subject,
        message=f"{subject} is called `{now}` now" if now else f"{subject} is gone",
        levels=same_level(Level.BREAKING, *_scopes(kind)),
        hint="who refers to the newest version gets the last one that had this name",
        before=entity.name,
        after=now,
        witnesses=(
            FailingCall(inputs=given, outputs=(), error=error, text=f"the call `{call}` ({error})"),
        ),
        span=renames.span_of(kind, now),
        old_span=entity.span,
    )


def _scopes(kind: EntityKind) -> tuple[Scope, ...]:
    return (Scope.LAUNCH, Scope.JSON) if kind is EntityKind.LAUNCH_PLAN else (Scope.TASK,)


def _is_default_plan(entity: Entity) -> bool:
    return isinstance(entity, LaunchPlan) and entity.is_default


def _is_body_changed(name: str, beside: Beside) -> bool:
    one, other = beside.old_bodies.get(name, ""), beside.new_bodies.get(name, "")
    return bool(one and other) and one != other


def _merged(changes: list[Change], sides: Sides) -> list[Change]:
    """Join what is told of a workflow with the same told of its launch plans."""
    owners = {
        plan.name: plan.workflow.name
        for side in (sides.old, sides.new)
        for plan in side.facts.launch_plans
        if plan.workflow.kind is EntityKind.WORKFLOW
    }
    by_key: dict[tuple[str, str, str, str, str], int] = {}
    kept: list[Change] = []
    for change in sorted(changes, key=lambda c: c.subject.kind is EntityKind.LAUNCH_PLAN):
        subject = change.subject
        name = subject.name
        if subject.kind is EntityKind.LAUNCH_PLAN:
            name = owners.get(name, name)
        key = (change.code.name, name, subject.part, change.before, change.after)
        first = by_key.get(key)
        if first is None or subject.kind is not EntityKind.LAUNCH_PLAN or not subject.part:
            by_key.setdefault(key, len(kept))
            kept.append(change)
            continue
        kept[first] = _joined(kept[first], change)
    return kept


def _joined(one: Change, other: Change) -> Change:
    own = () if one.uses else (one.subject,)
    witnesses = dict.fromkeys((*one.witnesses, *other.witnesses))
    return replace(
        one,
        levels=joined(one.levels, other.levels),
        uses=(*own, *one.uses, other.subject),
        witnesses=tuple(witnesses),
    )
