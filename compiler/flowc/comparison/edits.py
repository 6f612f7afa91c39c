"""What has changed within a type, part by part."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping

from flowc.comparison.fields import RecordFields, key_of
from flowc_ir.lazy_dataclass import dataclass, replace
from flowc_ir.plain import Plain
from flowc_ir.records import Definition, Enum, Field, Record
from flowc_ir.source import NOWHERE, Span
from flowc_ir.text.types import spell_type
from flowc_ir.types import (
    AnnotatedType,
    BlobType,
    ChoiceType,
    Column,
    DatasetType,
    EncodedType,
    EnumType,
    ListType,
    MapType,
    NativeType,
    RecordType,
    SchemaType,
    SimpleKind,
    SimpleType,
    StructType,
    Type,
    UnionType,
)


class What(enum.Enum):
    """The kinds of edits; the names say what the new type is beside the old one."""

    REPLACED = "replaced"
    VALUE_ADDED = "value added"
    VALUE_REMOVED = "value removed"
    VALUES_REORDERED = "values reordered"
    VARIANT_ADDED = "variant added"
    VARIANT_REMOVED = "variant removed"
    FIELD_ADDED = "field added"
    FIELD_REMOVED = "field removed"
    FIELD_REQUIRED = "field required"
    FIELD_OPTIONAL = "field optional"
    FIELD_DEFAULT = "field default"
    FORMAT = "format"
    COLUMN_ADDED = "column added"
    COLUMN_REMOVED = "column removed"
    ENCODING = "encoding"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One difference. `definition` is the record or enum that it lies in, empty if in none.

    `part` is the field, the value, the column or the variant that it is about. `path` leads to it
    from the port, in words such as `[*].mode`. `is_needed`: a field that is added must be given.
    `old` and `new` are types, where it is about types.
    """

    what: What
    definition: str = ""
    part: str = ""
    path: str = ""
    before: str = ""
    after: str = ""
    is_needed: bool = False
    old: Type | None = None
    new: Type | None = None
    span: Span = NOWHERE


_Table = Mapping[str, Definition]


def edits(old: Type, new: Type, before: _Table, after: _Table) -> tuple[Edit, ...]:
    """Give what makes a type of one program another in the other; names alone are nothing."""
    return tuple(dict.fromkeys(_Walk(before, after).types(old, new, "", "")))


class _Walk:
    """Compares types; each pair of definitions is looked into once."""

    def __init__(self, before: _Table, after: _Table) -> None:
        self._before = before
        self._after = after
        self._open: set[tuple[str, str]] = set()

    def types(self, old: Type, new: Type, path: str, inside: str) -> Iterator[Edit]:
        """Compare two types; `inside` is the definition that names them."""
        match _seen(old), _seen(new):
            case UnionType(variants=ones), UnionType(variants=others):
                yield from self._unions(ones, others, path, inside)
            case (UnionType(variants=ones), other) if not isinstance(other, UnionType):
                yield from self._unions(ones, (other,), path, inside)
            case (one, UnionType(variants=others)):
                yield from self._unions((one,), others, path, inside)
            case ListType(item=one), ListType(item=other):
                yield from self.types(one, other, f"{path}[*]", inside)
            case MapType(value=one), MapType(value=other):
                yield from self.types(one, other, f"{path}[*]", inside)
            case (EnumType() | RecordType() as one, EnumType() | RecordType() as other):
                yield from self._named(one, other, path, inside)
            case one, other:
                yield from self._plain(one, other, path, inside)

    def _plain(self, old: Type, new: Type, path: str, inside: str) -> Iterator[Edit]:
        match old, new:
            case ChoiceType(base=one), ChoiceType(base=other) if one is other:
                yield from _values(old.values, new.values, path, inside)
            case BlobType(), BlobType() if old.dimensionality is new.dimensionality:
                yield from _formats(old.format, new.format, path, inside)
                if old.tag != new.tag or old.metadata != new.metadata:
                    yield _replaced(old, new, path, inside, What.ENCODING)
            case DatasetType(), DatasetType():
                yield from _formats(old.format.lower(), new.format.lower(), path, inside)
                yield from self._columns(old.columns, new.columns, path, inside)
            case SchemaType(), SchemaType():
                yield from self._columns(old.columns, new.columns, path, inside)
            case EncodedType(), EncodedType() if old.tag == new.tag:
                yield from self.types(old.inner, new.inner, path, inside)
            case (StructType(), StructType()) | (NativeType(), NativeType()) if old != new:
                yield _replaced(old, new, path, inside, What.ENCODING)
            case _ if old != new:
                yield _replaced(old, new, path, inside)
            case _:
                pass

    def _unions(
        self, ones: tuple[Type, ...], others: tuple[Type, ...], path: str, inside: str
    ) -> Iterator[Edit]:
        """Pair variants that are alike; what is left went or came."""
        left = list(others)
        gone: list[Type] = []
        for one in ones:
            partner = next((other for other in left if _is_same(one, other)), None)
            if partner is None:
                gone.append(one)
                continue
            left.remove(partner)
            yield from self.types(one, partner, path, inside)
        if len(gone) == len(left) == 1 and len(ones) == len(others) == 1:
            yield from self.types(gone[0], left[0], path, inside)
            return
        for one in gone:
            yield Edit(
                what=What.VARIANT_REMOVED,
                definition=inside,
                part=spell_type(one),
                path=path,
                old=one,
            )
        for other in left:
            yield Edit(
                what=What.VARIANT_ADDED,
                definition=inside,
                part=spell_type(other),
                path=path,
                new=other,
            )

    def _columns(
        self, ones: tuple[Column, ...], others: tuple[Column, ...], path: str, inside: str
    ) -> Iterator[Edit]:
        before, after = ({c.name: c.type for c in columns} for columns in (ones, others))
        for name, type_ in before.items():
            if name in after:
                yield from self.types(type_, after[name], f"{path}.{name}", inside)
            else:
                yield Edit(what=What.COLUMN_REMOVED, definition=inside, part=name, path=path)
        for name in after:
            if name not in before:
                # A table without columns promises nothing, and asks for nothing.
                yield Edit(what=What.COLUMN_ADDED, definition=inside, part=name, path=path)

    def _named(
        self, old: EnumType | RecordType, new: EnumType | RecordType, path: str, inside: str
    ) -> Iterator[Edit]:
        one, other = self._before.get(old.name), self._after.get(new.name)
        match one, other:
            case Enum(), Enum():
                ones = tuple(member.value for member in one.members)
                others = tuple(member.value for member in other.members)
                yield from _values(ones, others, path, other.name, other.span)
            # Which library defines a record, edges and values do not show.
            case Record(), Record():
                if (old.name, new.name) not in self._open:
                    self._open.add((old.name, new.name))
                    yield from self._records(one, other, path)
            case _:
                yield _replaced(old, new, path, inside)

    def _records(self, old: Record, new: Record, path: str) -> Iterator[Edit]:
        ones, others = RecordFields(old), RecordFields(new)
        before, after = ones.by_key, others.by_key
        for name, field in before.items():
            if name not in after:
                yield Edit(
                    what=What.FIELD_REMOVED,
                    definition=new.name,
                    part=name,
                    path=path,
                    is_needed=ones.is_needed(field),
                    span=new.span,
                )
        for name, field in after.items():
            if name not in before:
                yield Edit(
                    what=What.FIELD_ADDED,
                    definition=new.name,
                    part=name,
                    path=path,
                    is_needed=others.is_needed(field),
                    new=field.type,
                    span=_span_of(field, new),
                )
            else:
                yield from self._fields((before[name], ones), (field, others), f"{path}.{name}")

    def _fields(
        self, one: tuple[Field, RecordFields], other: tuple[Field, RecordFields], path: str
    ) -> Iterator[Edit]:
        (old, ones), (new, others) = one, other
        record = others.record
        span = _span_of(new, record)
        name = key_of(new)
        before, after = ones.default_of(old), others.default_of(new)
        if ones.is_needed(old) != others.is_needed(new):
            what = What.FIELD_REQUIRED if others.is_needed(new) else What.FIELD_OPTIONAL
            yield Edit(what=what, definition=record.name, part=name, path=path, span=span)
        elif before != after:
            yield Edit(
                what=What.FIELD_DEFAULT,
                definition=record.name,
                part=name,
                path=path,
                before=before,
                after=after,
                span=span,
            )
        if old.type is not None and new.type is not None:
            for edit in self.types(old.type, new.type, path, record.name):
                yield _placed(edit, record.name, name, span)


def _placed(edit: Edit, record: str, name: str, span: Span) -> Edit:
    """Say of an edit of a field's own type which field it is of."""
    if edit.definition != record or edit.span != NOWHERE:
        return edit
    part = name if edit.what in (What.REPLACED, What.ENCODING, What.FORMAT) else edit.part
    return replace(edit, part=part, span=span)


def _seen(type_: Type) -> Type:
    """Give a type without what callers do not see: annotations, and unions of one."""
    match type_:
        case AnnotatedType(inner=inner):
            return _seen(inner)
        case UnionType(variants=(only,)):
            return _seen(only)
        case _:
            return type_


def _is_same(one: Type, other: Type) -> bool:
    """Tell whether two variants of unions are the same one, perhaps with another content."""
    match _seen(one), _seen(other):
        case (EnumType(name=a), EnumType(name=b)) | (RecordType(name=a), RecordType(name=b)):
            return a == b
        case (ListType(), ListType()) | (MapType(), MapType()):
            return True
        case (BlobType(), BlobType()) | (DatasetType(), DatasetType()):
            return True
        case first, second:
            return first == second


def _values(
    ones: tuple[Plain, ...],
    others: tuple[Plain, ...],
    path: str,
    inside: str,
    span: Span = NOWHERE,
) -> Iterator[Edit]:
    before, after = ([*map(str, values)] for values in (ones, others))
    for value in before:
        if value not in after:
            yield Edit(what=What.VALUE_REMOVED, definition=inside, part=value, path=path, span=span)
    for value in after:
        if value not in before:
            yield Edit(what=What.VALUE_ADDED, definition=inside, part=value, path=path, span=span)
    if [v for v in before if v in after] != [v for v in after if v in before]:
        yield Edit(
            what=What.VALUES_REORDERED,
            definition=inside,
            path=path,
            before=", ".join(before),
            after=", ".join(after),
            span=span,
        )


def _formats(old: str, new: str, path: str, inside: str) -> Iterator[Edit]:
    if old != new:
        yield Edit(what=What.FORMAT, definition=inside, path=path, before=old, after=new)


def _replaced(old: Type, new: Type, path: str, inside: str, what: What = What.REPLACED) -> Edit:
    return Edit(
        what=what,
        definition=inside,
        path=path,
        before=spell_type(old),
        after=spell_type(new),
        old=old,
        new=new,
    )


def _span_of(field: Field, record: Record) -> Span:
    return field.span if field.span != NOWHERE else record.span


NUMBERS = (SimpleKind.INTEGER, SimpleKind.FLOAT)
TEXTS = (SimpleKind.STRING, SimpleKind.DATETIME, SimpleKind.DATE, SimpleKind.DURATION)


def holds_all_of(narrow: Type, wide: Type) -> bool:
    """Tell whether all values of a type are values of another, as JSON writes them."""
    match _seen(narrow), _seen(wide):
        case SimpleType(kind=SimpleKind.INTEGER), SimpleType(kind=SimpleKind.FLOAT):
            return True
        case (EnumType(), SimpleType(kind=SimpleKind.STRING)):
            return True
        case ChoiceType(base=base), SimpleType(kind=kind):
            return base is kind
        case SimpleType(kind=kind), SimpleType(kind=SimpleKind.STRING):
            return kind in TEXTS
        case (RecordType(), StructType()):
            return True
        case one, other:
            return one == other
