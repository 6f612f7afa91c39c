"""What a typed language declares for a contract, under one name each."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterable, Iterator, Mapping

from flowc.contracts.model.contract import (
    Contract,
    Definition,
    Entity,
    Enumeration,
    Field,
    Input,
    Member,
    Record,
)
from flowc.contracts.model.shapes import Nothing, OneOf, Shape, Variant, admits_none
from flowc.contracts.model.within import parts_of
from flowc.contracts.spelling import Speller
from flowc.contracts.stubs.forms import is_nameable, pascal_case, snake_case
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import NoneLiteral, UnionLiteral
from flowc_ir.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a language spells: names of types, and of fields; what cannot be one gets a `_`."""

    language: str
    field: Callable[[str], str] = snake_case
    taken_types: frozenset[str] = frozenset()
    taken_fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NamedUnion:
    """A union with its own type; `None` is no variant of it, but makes its uses optional."""

    name: str
    module: str
    shape: OneOf
    variants: tuple[tuple[str, Variant], ...]


class Presence(enum.Enum):
    """Whether a value is there; the value is the name of the run-time part's function."""

    ALWAYS = "field"
    NULLABLE = "nullable"
    """It may be absent, which means `None`."""
    DEFAULTED = "defaulted"
    """It may be absent, which is not the same as `None`."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A field, an input or an output under its name in the language."""

    name: str
    wire: str
    shape: Shape
    doc: str = ""
    presence: Presence = Presence.ALWAYS

    @property
    def is_left_out(self) -> bool:
        """Whether the absent value differs from all others."""
        return self.presence is Presence.DEFAULTED


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """A record and its fields."""

    name: str
    record: Record
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class NamedEnum:
    """An enum and its members, each with the name that it has in the language."""

    name: str
    enumeration: Enumeration
    members: tuple[tuple[str, Member], ...]


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A launch plan or a task, with what it takes and gives."""

    name: str
    entity: Entity
    inputs: tuple[Slot, ...]
    outputs: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """All that is declared, in the order of the contract. `names` are those of types by id."""

    names: Mapping[str, str]
    unions: Mapping[OneOf, NamedUnion]
    enums: tuple[NamedEnum, ...]
    records: tuple[NamedRecord, ...]
    entities: tuple[NamedEntity, ...]


_LONGEST = 48
"""A union with a longer name is named by where it stands."""


def union_of(shape: OneOf) -> Shape | None:
    """Give what a union is beside `None`: nothing, one shape, or a union of several."""
    others = tuple(each for each in shape.variants if not isinstance(each.shape, Nothing))
    if len(others) == 1:
        return others[0].shape
    return OneOf(others) if others else None


def launchable(contract: Contract) -> tuple[Entity, ...]:
    """Give what can be launched, each once: a workflow is, by its launch plans.

    A task that is mapped at two places is packaged twice, under one name. Two that are not alike
    stay: their names meet, which is reported.
    """
    found: dict[object, Entity] = {}
    for each in contract.entities:
        if each.kind is not EntityKind.WORKFLOW:
            found.setdefault((each.kind, each.name, _interface(each)), each)
    return tuple(found.values())


def _interface(entity: Entity) -> object:
    inputs = ((each.name, each.shape, _presence(each)) for each in entity.given)
    outputs = ((each.name, each.shape) for each in entity.outputs)
    return (tuple(inputs), tuple(outputs))


def declare(contract: Contract, manner: Manner, report: Report) -> Declared:
    """Name everything; names that meet or cannot be spelled are reported."""
    return _Declarer(contract, manner, report).declared()


class _Declarer:
    def __init__(self, contract: Contract, manner: Manner, report: Report) -> None:
        self._contract = contract
        self._manner = manner
        self._speller = Speller(manner.language, report)
        self._entities = launchable(contract)
        self._crowded = _crowded((*contract.types, *self._entities))
        self._unions: dict[OneOf, NamedUnion] = {}
        self._types: set[str] = set()

    def declared(self) -> Declared:
        types = {each.id: self._type_name(each) for each in self._contract.types}
        self._name_unions(self._uses())
        self._types = {*types.values(), *(each.name for each in self._unions.values())}
        enums = [each for each in self._contract.types if isinstance(each, Enumeration)]
        records = [each for each in self._contract.types if isinstance(each, Record)]
        return Declared(
            names=types,
            unions=self._unions,
            enums=tuple(self._enum(types[each.id], each) for each in enums),
            records=tuple(self._record(types[each.id], each) for each in records),
            entities=tuple(map(self._entity, self._entities)),
        )

    def _type_name(self, type_: Definition) -> str:
        kind = "record" if isinstance(type_, Record) else "enum"
        return self._type(self._whole(type_), f"{kind} `{type_.id}`", type_.span)

    def _whole(self, of: Definition | Entity) -> str:
        """Name something of a module; by its module too where two modules have one such name."""
        is_crowded = pascal_case(of.short) in self._crowded
        return f"{of.module}.{of.short}" if is_crowded else of.short

    def _entity_name(self, entity: Entity) -> str:
        """Name an entity; by its kind too where something else has the name of it or of a part.

        That is a type, what the language has, or, of a launch plan, a task: an eager one has both.
        """
        name = self._whole(entity)
        spelled = pascal_case(name)
        taken = self._types | self._manner.taken_types
        if entity.kind is EntityKind.LAUNCH_PLAN:
            tasks = (each for each in self._entities if each.kind is EntityKind.TASK)
            taken |= {pascal_case(self._whole(each)) for each in tasks}
        if taken & {spelled, f"{spelled}Inputs", f"{spelled}Outputs"}:
            return f"{name}_{entity.kind.value}"
        return name

    def _spell(self, name: str, form: Callable[[str], str], what: str, span: Span) -> str:
        """Give a name in a form; one without letters is reported."""
        if is_nameable(name):
            return form(name)
        return self._speller.spell(name, form, what, span)

    def _type(self, name: str, what: str, span: Span) -> str:
        spelled = self._spell(name, pascal_case, what, span)
        if spelled in self._manner.taken_types:
            spelled += "_"
        self._speller.claim("", spelled, what, span)
        return spelled

    def _uses(self) -> Iterator[tuple[str, str, OneOf, Span]]:
        """Give every union with the module and the owner of its first use."""
        for module, owner, shape, span in self._places():
            for part in parts_of(shape):
                union = union_of(part) if isinstance(part, OneOf) else None
                if isinstance(union, OneOf):
                    yield module, owner, union, span

    def _places(self) -> Iterator[tuple[str, str, Shape, Span]]:
        for type_ in self._contract.types:
            if isinstance(type_, Record):
                for field in type_.fields:
                    yield type_.module, f"{type_.short}.{field.name}", field.shape, field.span
        for entity in self._entities:
            for given in entity.given:
                yield entity.module, f"{entity.short}.{given.name}", given.shape, given.span
            for output in entity.outputs:
                yield entity.module, f"{entity.short}.{output.name}", output.shape, entity.span

    def _name_unions(self, uses: Iterable[tuple[str, str, OneOf, Span]]) -> None:
        """Name unions by their variants; by their place if that is too long, or not clear."""
        first: dict[OneOf, tuple[str, str, Span]] = {}
        for module, owner, shape, span in uses:
            first.setdefault(shape, (module, owner, span))
        named: dict[str, list[OneOf]] = {}
        for shape in first:
            name = "_or_".join(each.label for each in shape.variants)
            named.setdefault(name, []).append(shape)
        for name, shapes in named.items():
            for shape in shapes:
                module, owner, span = first[shape]
                what = f"the union in `{owner}`"
                is_clear = len(shapes) == 1 and len(name) <= _LONGEST
                spelled = self._type(name if is_clear else owner, what, span)
                self._unions[shape] = self._union(spelled, module, shape, span)

    def _union(self, name: str, module: str, shape: OneOf, span: Span) -> NamedUnion:
        variants: list[tuple[str, Variant]] = []
        for variant in shape.variants:
            case = self._type(f"{name}_{variant.label}", f"a variant of `{name}`", span)
            variants.append((case, variant))
        return NamedUnion(name, module, shape, tuple(variants))

    def _enum(self, name: str, enumeration: Enumeration) -> NamedEnum:
        members: list[tuple[str, Member]] = []
        for member in enumeration.members:
            what = f"value `{member.value}` of enum `{enumeration.id}`"
            written = member.name or member.value
            spelled = self._spell(written, snake_case, what, enumeration.span)
            self._speller.claim(name, spelled, what, enumeration.span)
            members.append((spelled, member))
        return NamedEnum(name, enumeration, tuple(members))

    def _record(self, name: str, record: Record) -> NamedRecord:
        slots = tuple(self._slot(name, each, f"record `{record.id}`") for each in record.fields)
        return NamedRecord(name, record, slots)

    def _entity(self, entity: Entity) -> NamedEntity:
        what = f"{entity.kind.value.replace('_', ' ')} `{entity.name}`"
        name = self._type(self._entity_name(entity), what, entity.span)
        for part in ("Inputs", "Outputs"):
            self._speller.claim("", name + part, f"the {part.lower()} of {what}", entity.span)
        outputs = (Field(name=each.name, shape=each.shape, doc=each.doc) for each in entity.outputs)
        return NamedEntity(
            name,
            entity,
            tuple(self._slot(f"{name}Inputs", each, what) for each in entity.given),
            tuple(self._slot(f"{name}Outputs", each, what) for each in outputs),
        )

    def _slot(self, scope: str, of: Field | Input, owner: str) -> Slot:
        what = f"`{of.name}` of {owner}"
        spelled = self._spell(of.name, self._manner.field, what, of.span)
        if spelled in self._manner.taken_fields:
            spelled += "_"
        self._speller.claim(scope, spelled, what, of.span)
        wire = of.alias or of.name if isinstance(of, Field) else of.name
        return Slot(spelled, wire, of.shape, of.doc, _presence(of))


def _presence(of: Field | Input) -> Presence:
    if of.is_required:
        return Presence.ALWAYS
    default = of.default.value if isinstance(of.default, UnionLiteral) else of.default
    is_none = isinstance(default, NoneLiteral)
    if isinstance(of, Input) and default is None and not of.is_queried:
        is_none = True
    is_optional = isinstance(of.shape, OneOf) and union_of(of.shape) and admits_none(of.shape)
    return Presence.NULLABLE if is_optional and is_none else Presence.DEFAULTED


def _crowded(named: Iterable[Definition | Entity]) -> frozenset[str]:
    """Give the names that several modules have."""
    modules: dict[str, set[str]] = {}
    for each in named:
        modules.setdefault(pascal_case(each.short), set()).add(each.module)
    return frozenset(name for name, found in modules.items() if len(found) > 1)
