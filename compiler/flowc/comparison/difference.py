"""All that differs between two programs, entity by entity: what `flowc diff` shows."""

from __future__ import annotations

import enum

from flowc.comparison import codes
from flowc.comparison.change import Change, Subject
from flowc.comparison.graphs import GraphEdit, graph_edits
from flowc.comparison.programs import Beside, compare
from flowc.comparison.settings import spelled_settings
from flowc.comparison.sides import Sides
from flowc_ir.graph import EntityKind, Workflow
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Entity, Opaque, Program
from flowc_ir.source import NOWHERE, Span
from flowc_ir.text.settings import settings_docs

_OF_GRAPHS = ("name", "interface", "nodes", "outputs", "failure_node", "docs", "span")


class Status(enum.Enum):
    """What became of an entity."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What differs of one entity, or of one record or enum. `edits` are those of its graph.

    `settings` are those of a workflow, as (name, before, after). `is_body_changed`: the function of
    a task does something else. `doubt` says why a graph could not be compared, if so.
    """

    subject: Subject
    status: Status
    changes: tuple[Change, ...] = ()
    edits: tuple[GraphEdit, ...] = ()
    settings: tuple[tuple[str, str, str], ...] = ()
    is_body_changed: bool = False
    doubt: str = ""
    span: Span = NOWHERE
    old_span: Span = NOWHERE


def difference(old: Program, new: Program, beside: Beside) -> tuple[Section, ...]:
    """Give what differs: types first, then entities in their new order, then what is gone."""
    sides = Sides(old, new, is_one_packaged=beside.is_one_packaged)
    by_subject: dict[tuple[EntityKind | None, str], list[Change]] = {}
    for change in compare(old, new, beside):
        by_subject.setdefault((change.subject.kind, change.subject.name), []).append(change)
    before, after = sides.old.entities(), sides.new.entities()
    found = [
        _of_type(name, changes) for (kind, name), changes in by_subject.items() if kind is None
    ]
    for key in dict.fromkeys((*after, *before)):
        section = _section(key, by_subject.get(key, []), sides, beside)
        if section is not None:
            found.append(section)
    return tuple(found)


def _of_type(name: str, changes: list[Change]) -> Section:
    first = changes[0]
    return Section(
        subject=Subject(None, name),
        status=Status.CHANGED,
        changes=tuple(changes),
        span=first.span,
        old_span=first.old_span,
    )


def _section(
    key: tuple[EntityKind, str], changes: list[Change], sides: Sides, beside: Beside
) -> Section | None:
    old, new = sides.old.entities().get(key), sides.new.entities().get(key)
    if isinstance(old, Opaque) and isinstance(new, Opaque) and old.reason == new.reason:
        changes = [change for change in changes if change.code is not codes.NOT_COMPARED]
    for change in changes:
        if change.code is codes.ENTITY_RENAMED:
            new = sides.new.entities().get((key[0], change.after))
    edits: tuple[GraphEdit, ...] = ()
    settings: tuple[tuple[str, str, str], ...] = ()
    if isinstance(old, Workflow) and isinstance(new, Workflow):
        edits = graph_edits(old, new, sides)
        settings = _settings(old, new)
    doubt = _doubt(old, new)
    name = key[1]
    digests = beside.old_bodies.get(name, ""), beside.new_bodies.get(name, "")
    is_body_changed = key[0] is EntityKind.TASK and all(digests) and digests[0] != digests[1]
    if not (changes or edits or settings or is_body_changed or doubt):
        return None
    return Section(
        subject=Subject(*key),
        status=_status(changes),
        changes=tuple(changes),
        edits=edits,
        settings=settings,
        is_body_changed=is_body_changed,
        doubt=doubt,
        span=NOWHERE if new is None else new.span,
        old_span=NOWHERE if old is None else old.span,
    )


def _doubt(old: Entity | None, new: Entity | None) -> str:
    """Say why the graph of a workflow is known on one side only."""
    for one, other in ((old, new), (new, old)):
        if isinstance(one, Opaque) and isinstance(other, Workflow):
            return one.reason
    return ""


def _status(changes: list[Change]) -> Status:
    found = {change.code for change in changes}
    if codes.ENTITY_ADDED in found:
        return Status.ADDED
    if codes.ENTITY_RENAMED in found:
        return Status.RENAMED
    return Status.REMOVED if codes.ENTITY_REMOVED in found else Status.CHANGED


def _settings(old: Workflow, new: Workflow) -> tuple[tuple[str, str, str], ...]:
    before = spelled_settings(settings_docs(old, without=_OF_GRAPHS))
    after = spelled_settings(settings_docs(new, without=_OF_GRAPHS))
    return tuple(
        (name, before.get(name, ""), after.get(name, ""))
        for name in dict.fromkeys((*before, *after))
        if before.get(name, "") != after.get(name, "")
    )
