"""Enums: from the names of a class body to members."""

from __future__ import annotations

from collections.abc import Iterable

from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.values import (
    ClassMethod,
    ClassValue,
    DictValue,
    EnumTrait,
    External,
    FunctionValue,
    InstanceValue,
    Known,
    ListValue,
    Property,
    StaticMethod,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import call_with, known_int, known_text, machine_of
from flowc_ir.source import Span

BASES = ("enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag")
FLAGS = ("enum.Flag", "enum.IntFlag")
DATA_TYPES = {
    "enum.IntEnum": "builtins.int", "enum.IntFlag": "builtins.int", "enum.StrEnum": "builtins.str",
}  # fmt: skip
MIXINS = (
    "builtins.str", "builtins.int", "builtins.float", "builtins.bytes", "builtins.complex",
    "datetime.date", "datetime.datetime", "datetime.timedelta", "pathlib.Path",
)  # fmt: skip


class AutoValue(Extension):
    """What `auto()` gives; its value is known once the members before it are.

    With `operator` it is an expression over such values (`READ | WRITE`).
    """

    __slots__ = ("left", "operator", "right", "value")

    def __init__(
        self, operator: str = "", left: Value | None = None, right: Value | None = None
    ) -> None:
        self.operator = operator
        self.left = left
        self.right = right
        self.value: Value | None = None

    def describe(self) -> str:
        """Say what this is."""
        return "`auto()`"

    def binary(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Keep the operation for later."""
        return AutoValue(operator, *((other, self) if reflected else (self, other)))

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute: only its value, once that is known."""
        if name == "value" and self.value is not None:
            return self.value
        return super().get_attribute(context, name, span)


def library_names(cls: ClassValue) -> list[str]:
    """Give the names of the library classes that a class derives from."""
    return [entry.name for entry in cls.mro if isinstance(entry, External)]


def is_flag(cls: ClassValue) -> bool:
    """Tell whether an enum is a flag."""
    return any(name in FLAGS for name in library_names(cls))


def data_type(cls: ClassValue) -> str | None:
    """Give the name of the class that the members also are instances of, if any."""
    for name in library_names(cls):
        if name in DATA_TYPES or name in MIXINS:
            return DATA_TYPES.get(name, name)
    return None


def complete(context: Context, cls: ClassValue) -> None:
    """Turn a class that derives from an enum class into an enum."""
    if any(isinstance(trait, EnumTrait) for trait in cls.traits):
        return
    for entry in cls.mro[1:]:
        if isinstance(entry, ClassValue):
            for trait in entry.traits:
                if isinstance(trait, EnumTrait) and trait.members:
                    message = f"<enum '{cls.name}'> cannot extend <enum '{entry.name}'>"
                    context.throw("TypeError", message, cls.span)
    if cls.lost is not None:
        return
    trait = EnumTrait({}, {}, is_flag(cls))
    cls.traits.append(trait)
    last: list[Value] = []
    values = _Values()
    for name, given in _member_names(cls):
        value = _resolve(context, cls, name, given, last)
        if isinstance(value, Unknown):
            cls.lost = value
            cls.traits.remove(trait)
            return
        last.append(_first_auto(given, value))
        _add(context, cls, trait, name, value, values)
    _expose(context, cls, trait)


def _first_auto(given: Value, value: Value) -> Value:
    if isinstance(given, TupleValue) and isinstance(value, TupleValue):
        for raw, made in zip(given.items, value.items, strict=True):
            if isinstance(raw, AutoValue):
                return made
    return value


def _member_names(cls: ClassValue) -> Iterable[tuple[str, Value]]:
    ignored = _ignored(cls.namespace.get("_ignore_"))
    private = f"_{cls.name.lstrip('_')}__"
    for name, value in list(cls.namespace.items()):
        is_sunder = name.startswith("_") and name.endswith("_")
        if name in ignored:
            del cls.namespace[name]
        elif not (is_sunder or name.startswith(private) or _is_descriptor(value)):
            if name.startswith("__") and not name.endswith("__"):
                continue
            yield name, value


def _ignored(value: Value | None) -> set[str]:
    if (text := known_text(value)) is not None:
        return {*text.replace(",", " ").split(), "_ignore_"}
    if isinstance(value, (ListValue, TupleValue)):
        return {*(known_text(item) or "" for item in value.items), "_ignore_"}
    return set()


def _is_descriptor(value: Value) -> bool:
    if isinstance(value, InstanceValue):
        return any(lookup_in_mro(value.cls, name) for name in ("__get__", "__set__"))
    return isinstance(value, (FunctionValue, Property, StaticMethod, ClassMethod, Builtin))


def _resolve(
    context: Context, cls: ClassValue, name: str, given: Value, last: list[Value]
) -> Value:
    """Give the value of a member, `auto()` filled in."""
    if isinstance(given, AutoValue):
        if given.value is None:
            given.value = _auto(context, cls, name, given, last)
        return given.value
    if isinstance(given, TupleValue) and given.cls is None:
        parts = tuple(_resolve(context, cls, name, item, last) for item in given.items)
        lost = [part for part in parts if isinstance(part, Unknown)]
        was_auto = any(isinstance(item, AutoValue) for item in given.items)
        return lost[0] if lost and was_auto else TupleValue(parts)
    if isinstance(given, (ClassValue, External)):
        return Unknown("a class as the value of an enum member is not followed", cls.span)
    return given


def _auto(
    context: Context, cls: ClassValue, name: str, given: AutoValue, last: list[Value]
) -> Value:
    if given.operator:
        sides = [
            _resolve(context, cls, name, side, last) for side in (given.left, given.right) if side
        ]
        return context.binary(given.operator, sides[0], sides[1], cls.span)
    generator = lookup_in_mro(cls, "_generate_next_value_")
    if generator is not None:
        inner = generator.function if isinstance(generator, StaticMethod) else generator
        positional = (Known(name), Known(1), Known(len(last)), ListValue(list(last)))
        return call_with(context, inner, *positional, span=cls.span)
    if "enum.StrEnum" in library_names(cls):
        return Known(name.lower())
    if not last:
        return Known(1)
    previous = known_int(last[-1])
    if is_flag(cls):
        numbers = [known_int(value) for value in last]
        known = [number for number in numbers if number is not None]
        if len(known) == len(numbers):
            return Known(1 << max(known).bit_length())
    elif previous is not None and all(_is_at_most(value, previous) for value in last):
        return Known(previous + 1)
    return Unknown("`auto()` after this value depends on the version of Python", cls.span)


def _is_at_most(value: Value, limit: int) -> bool:
    number = known_int(value)
    return number is not None and number <= limit


class _Values:
    """The values of the members so far; constants by themselves, so that many are found fast."""

    def __init__(self) -> None:
        self.constants: dict[object, InstanceValue] = {}
        self.others: list[InstanceValue] = []

    def find(self, context: Context, value: Value, span: Span) -> InstanceValue | Unknown | None:
        """Give the member that has a value already."""
        candidates = self.others
        if isinstance(value, Known):
            key = context.key(value, span)
            if key in self.constants:
                return self.constants[key]
        else:
            candidates = [*self.constants.values(), *self.others]
        for member in candidates:
            same = context.equals(member.attributes["_value_"], value, span)
            if isinstance(same, Unknown):
                return same
            if same:
                return member
        return None

    def add(self, context: Context, value: Value, member: InstanceValue, span: Span) -> None:
        """Note a member."""
        if isinstance(value, Known):
            self.constants[context.key(value, span)] = member
        else:
            self.others.append(member)


def _add(
    context: Context, cls: ClassValue, trait: EnumTrait, name: str, value: Value, values: _Values
) -> None:
    member = _make(context, cls, value)
    actual = member.attributes.get("_value_", value)
    other = values.find(context, actual, cls.span)
    if isinstance(other, Unknown):
        cls.lost = other
        return
    if other is not None:
        trait.aliases[name] = other
        cls.namespace[name] = other
        return
    values.add(context, actual, member, cls.span)
    member.attributes |= {"_name_": Known(name), "_value_": actual}
    member.attributes |= {"name": Known(name), "value": actual}
    if trait.is_flag and not _is_single_bit(actual):
        # Python lists such a flag among the aliases: it is not met when iterating.
        trait.aliases[name] = member
    else:
        trait.members[name] = member
    cls.namespace[name] = member


def _is_single_bit(value: Value) -> bool:
    number = known_int(value)
    return number is not None and number > 0 and number & (number - 1) == 0


def _make(context: Context, cls: ClassValue, value: Value) -> InstanceValue:
    """Make one member: `__new__`, then `__init__`, as Python does."""
    is_tuple = isinstance(value, TupleValue) and value.cls is None
    arguments = value.items if is_tuple and isinstance(value, TupleValue) else (value,)
    member = _new(context, cls, value, arguments)
    initializer = lookup_in_mro(cls, "__init__")
    if initializer is not None:
        positional = (member, *arguments)
        context.call(initializer, Call(positional=positional, keywords={}, span=cls.span))
    return member


def _new(
    context: Context, cls: ClassValue, value: Value, arguments: tuple[Value, ...]
) -> InstanceValue:
    maker = lookup_in_mro(cls, "__new__")
    if maker is not None:
        inner = maker.function if isinstance(maker, StaticMethod) else maker
        made = context.call(inner, Call(positional=(cls, *arguments), keywords={}, span=cls.span))
        if isinstance(made, InstanceValue):
            return made
        cls.lost = made if isinstance(made, Unknown) else Unknown("`__new__` of an enum", cls.span)
        return InstanceValue(cls)
    kind = data_type(cls)
    if kind is None:
        return InstanceValue(cls)
    if kind == "builtins.str" and len(arguments) == 1 and known_text(arguments[0]) is not None:
        payload: Value = Known(known_text(arguments[0]))
    else:
        call = Call(positional=arguments, keywords={}, span=cls.span)
        payload = context.call(External(kind), call)
    if isinstance(payload, Unknown):
        cls.lost = payload
        return InstanceValue(cls)
    return InstanceValue(cls, {"_value_": payload}, payload)


def _expose(context: Context, cls: ClassValue, trait: EnumTrait) -> None:
    """Give the class the tables that programs read, although Python calls them private."""
    everything = {name: cls.namespace[name] for name in (*trait.members, *trait.aliases)}
    cls.namespace["_member_names_"] = ListValue([Known(name) for name in trait.members])
    cls.namespace["_member_map_"] = DictValue(
        {name: (Known(name), member) for name, member in everything.items()}
    )
    machine = machine_of(context)
    by_value = DictValue({})
    for member in trait.members.values():
        value = member.attributes["_value_"]
        if not isinstance(value, (ListValue, DictValue)):
            machine.set_subscript(by_value, value, member, cls.span)
    cls.namespace["_value2member_map_"] = by_value
    if cls.lost is not None:
        cls.traits.remove(trait)
