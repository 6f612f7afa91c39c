"""What a change means for readers of the protobuf contract: numbers and types under numbers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from flowc.comparison.change import Change, Subject
from flowc.comparison.levels import Level, Scope, joined
from flowc.comparison.sides import Sides
from flowc.contracts.numbers.lock import Given, Lock
from flowc_ir.diagnostic import Code, Severity
from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.source import NOWHERE, Span

NUMBER_CHANGED = Code(
    "number-changed", Severity.ERROR, "a number of the contract means another thing"
)
FIELD_RETYPED = Code(
    "field-retyped", Severity.ERROR, "a field of the contract has another type, and another number"
)
FIELD_RETIRED = Code(
    "field-retired", Severity.NOTE, "a field of the contract is gone, and reserved"
)

NAME_RETURNED = Code(
    "name-returned", Severity.WARNING, "a field of the contract has the name of one that was gone"
)

_PORT = re.compile(
    r"(?P<kind>task|workflow|launch_plan) (?P<name>.+) (?P<side>input|output)s"
    r"(?:\.(?P<port>[^|\[]+).*)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberEdit:
    """What became of one member of a message, an enum or a union: its old number and its new one.

    A `new` of None: it is gone, and its number is kept from use. `is_reused`: the old number means
    something else now.
    """

    holder: str
    member: str
    old: Given
    new: Given | None
    is_reused: bool

    @property
    def level(self) -> Level:
        """What that is for who reads by the old numbers, and for JSON by the names of fields."""
        if self.old.is_removed and not self.is_reused:
            return Level.RISKY
        if self.is_reused or (self.new is not None and self.new.number != self.old.number):
            return Level.BREAKING
        return Level.COMPATIBLE


def number_edits(old: Lock, new: Lock) -> Iterator[NumberEdit]:
    """Give all members that are gone, or have another number, or whose number is another's."""
    for holder, given in old.holders.items():
        after = new.holders.get(holder, ())
        by_name = {each.name: each for each in after if not each.is_removed}
        by_number = {each.number: each for each in after}
        live = {each.name for each in given if not each.is_removed}
        for each in given:
            now = by_name.get(each.name)
            there = by_number.get(each.number)
            is_reused = there is not None and (there.name, there.type) != (each.name, each.type)
            if each.is_removed:
                # What was gone before may not come back in another's place, nor unnoticed.
                if is_reused or (now is not None and each.name not in live):
                    yield _edit(holder, each, None if is_reused else now, is_reused=is_reused)
            elif holder not in new.holders:
                yield _edit(holder, each, None, is_reused=False)
            elif now is None or now.number != each.number or is_reused:
                yield _edit(holder, each, now, is_reused=is_reused)


def _edit(holder: str, old: Given, new: Given | None, *, is_reused: bool) -> NumberEdit:
    return NumberEdit(holder=holder, member=old.name, old=old, new=new, is_reused=is_reused)


def with_numbers(
    changes: Sequence[Change], edits: Sequence[NumberEdit], sides: Sides
) -> list[Change]:
    """Add what edits of numbers mean to the changes that they come from, and tell the others."""
    found = [*changes]
    for edit in edits:
        subject = subject_of(edit, {*sides.old.definitions, *sides.new.definitions})
        index = next((i for i, c in enumerate(found) if _is_about(c, subject)), None)
        if index is None:
            found.append(_told(edit, subject, sides))
        else:
            levels = joined(found[index].levels, {Scope.WIRE: edit.level})
            found[index] = replace(found[index], levels=levels)
    return found


def subject_of(edit: NumberEdit, names: Collection[str]) -> Subject:
    """Give what a holder stands for in a program: a port, or a record or enum."""
    port = _PORT.fullmatch(edit.holder)
    if port is None:
        return Subject(None, _owner(edit.holder.partition(" ")[2], names))
    name = port["port"] or edit.member
    return Subject(EntityKind(port["kind"]), port["name"], f"{port['side']} {name}")


def _owner(place: str, names: Collection[str]) -> str:
    """Give the record or enum that a place is in: a union may stand in one of its fields."""
    owner = place
    while owner and owner not in names:
        owner = owner.rpartition(".")[0]
    return owner or place


def _is_about(change: Change, subject: Subject) -> bool:
    for each in (change.subject, *change.uses):
        is_whole = not each.part and change.code.name in ("entity-removed", "entity-renamed")
        if (each.kind, each.name) == (subject.kind, subject.name):
            if each.part == subject.part or is_whole:
                return True
    return False


def _told(edit: NumberEdit, subject: Subject, sides: Sides) -> Change:
    code = FIELD_RETIRED
    what = f"`{edit.member}` (number {edit.old.number}) of {edit.holder}"
    if edit.is_reused:
        code, message = NUMBER_CHANGED, f"number {edit.old.number} of {edit.holder} was"
        message += f" `{edit.member}`, and means another thing now"
    elif edit.old.is_removed:
        code, message = NAME_RETURNED, f"{what} was gone, and is there again under another number"
    elif edit.new is None:
        message = f"{what} is gone; its number is kept"
    elif edit.new.type == edit.old.type:
        code, message = NUMBER_CHANGED, f"{what} has number {edit.new.number} now"
    else:
        code = FIELD_RETYPED
        message = f"{what} was {edit.old.type}, and is {edit.new.type} as number {edit.new.number}"
    return Change(
        code=code,
        subject=subject,
        message=message,
        levels={Scope.WIRE: edit.level},
        hint=_HINTS[code.name],
        before=f"{edit.old.type} = {edit.old.number}".strip(" ="),
        after="" if edit.new is None else f"{edit.new.type} = {edit.new.number}".strip(" ="),
        span=_span(subject, sides),
    )


_HINTS = {
    NUMBER_CHANGED.name: "restore the lock from version control: a number is never given twice",
    FIELD_RETYPED.name: "clients that were generated before do not see the field any more",
    FIELD_RETIRED.name: "",
    NAME_RETURNED.name: "JSON of clients from before it was gone is read as what it is now",
}


def _span(subject: Subject, sides: Sides) -> Span:
    if subject.kind is None:
        definition = sides.new.definitions.get(subject.name)
        return NOWHERE if definition is None else definition.span
    entity = sides.new.entities().get((subject.kind, subject.name))
    return NOWHERE if entity is None else entity.span
