"""The nominal types that a package does not name, found again by what they hold."""

from __future__ import annotations

from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.plain import PlainMap
from flowc_ir.records import Definition, Enum, Field, Member, Record, RecordKind

_LONGEST_NAME = 40


@dataclass(slots=True)
class Draft:
    """A record as far as it is known: a variant of a union shows no fields, others no kind."""

    name: str
    schema: PlainMap | None
    kind: RecordKind | None
    fields: tuple[Field, ...] | None


class TypeTable:
    """Gathers records and enums; what holds the same is one."""

    def __init__(self) -> None:
        self._records: dict[bytes, list[Draft]] = {}
        self._enums: dict[tuple[str, ...], str] = {}
        self._names: set[str] = set()
        self._order: list[Draft | Enum] = []

    def record(
        self,
        key: bytes,
        schema: PlainMap | None,
        kind: RecordKind | None,
        fields: tuple[Field, ...] | None,
    ) -> str:
        """Give the name of a record; `key` is its schema, byte for byte."""
        drafts = self._records.setdefault(key, [])
        for draft in drafts:
            if _agree(draft.kind, kind) and _agree(draft.fields, fields):
                draft.kind = draft.kind or kind
                draft.fields = fields if draft.fields is None else draft.fields
                return draft.name
        draft = Draft(self._free(_title(schema)), schema, kind, fields)
        drafts.append(draft)
        self._order.append(draft)
        return draft.name

    def enum(self, values: tuple[str, ...]) -> str:
        """Give the name of an enum."""
        known = self._enums.get(values)
        if known is None:
            known = self._enums[values] = self._free(_spelled(values))
            self._order.append(Enum(name=known, members=tuple(Member(v, v) for v in values)))
        return known

    def definitions(self) -> tuple[Definition, ...]:
        """Give all that was found, in the order in which it was first named."""
        return tuple(_record(each) if isinstance(each, Draft) else each for each in self._order)

    def _free(self, name: str) -> str:
        free, number = name, 1
        while free in self._names:
            number += 1
            free = f"{name}_{number}"
        self._names.add(free)
        return free


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _record(draft: Draft) -> Record:
    return Record(
        name=draft.name,
        kind=draft.kind or RecordKind.DATACLASS,
        fields=draft.fields or (),
        schema=draft.schema,
    )


def _title(schema: PlainMap | None) -> str:
    """Name a record by the title of its schema, or by what the schema refers to."""
    entries = {} if schema is None else dict(schema.entries)
    title, target = entries.get("title"), entries.get("$ref")
    if isinstance(title, str) and title:
        return title
    return target.rpartition("/")[2] if isinstance(target, str) and target else "Record"


def _spelled(values: tuple[str, ...]) -> str:
    text = f"Enum[{'|'.join(values)}]"
    return text if len(text) <= _LONGEST_NAME else f"{text[: _LONGEST_NAME - 2]}…]"
