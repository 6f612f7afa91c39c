"""Enums: looking members up, flags, the functional way to make one, `unique`."""

from __future__ import annotations

from flowc.frontend.interpreter.classes import finish_class, make_class
from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import (
    NONE,
    ClassMethod,
    ClassValue,
    DictValue,
    EnumTrait,
    External,
    InstanceValue,
    IteratorValue,
    Known,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import (
    call_with,
    is_none,
    known_int,
    known_text,
    machine_of,
    not_known,
    signature,
)
from flowc.frontend.library.builtin_functions import calling_module
from flowc.frontend.library.enum_members import (
    BASES,
    AutoValue,
    complete,
    data_type,
    library_names,
)
from flowc_ir.source import Span

FUNCTIONAL = signature("Enum", "value names", 2, "module qualname type start boundary")


def _trait(cls: ClassValue) -> EnumTrait | None:
    return next((trait for trait in cls.traits if isinstance(trait, EnumTrait)), None)


def _construct(context: Context, cls: ClassValue, call: Call) -> Value:
    """Model calling an enum: look a value up, or make an enum if it has no members yet."""
    trait = _trait(cls)
    if trait is None:
        return cls.lost or Unknown("this enum is not known", call.span)
    if not trait.members and len(call.positional) + len(call.keywords) > 1:
        return _functional(context, call, cls)
    if len(call.positional) != 1 or call.keywords:
        return Unknown("this call of an enum is not followed", call.span)
    return look_up(context, cls, trait, call.positional[0], call.span)


def look_up(context: Context, cls: ClassValue, trait: EnumTrait, value: Value, span: Span) -> Value:
    """Give the member of a value; raises ValueError in the user's program."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, InstanceValue) and value.cls is cls:
        return value
    for member in (*trait.members.values(), *trait.aliases.values()):
        same = context.equals(member.attributes["_value_"], value, span)
        if isinstance(same, Unknown):
            return same
        if same:
            return member
    missing = lookup_in_mro(cls, "_missing_")
    if missing is not None:
        inner = missing.function if isinstance(missing, ClassMethod) else missing
        found = call_with(context, inner, cls, value, span=span)
        if not is_none(found):
            return found
    number = known_int(value)
    if trait.is_flag and number is not None:
        return _composite(context, cls, trait, number, span)
    text = context.represent(value, span)
    spelled = str(text.value) if isinstance(text, Known) else "this"
    context.throw("ValueError", f"{spelled} is not a valid {cls.qualname}", span)


def _bits(trait: EnumTrait) -> dict[str, int]:
    return {
        name: known_int(member.attributes["_value_"]) or 0 for name, member in trait.members.items()
    }


def _composite(
    context: Context, cls: ClassValue, trait: EnumTrait, number: int, span: Span
) -> Value:
    """Give the flag of several bits, always the same object."""
    bits = _bits(trait)
    every = 0
    for bit in bits.values():
        every |= bit
    if number < 0 or number & ~every:
        return Unknown("a flag with unknown bits is not followed", span)
    cache = cls.namespace.setdefault("_value2member_map_", DictValue({}))
    if isinstance(cache, DictValue) and number in cache.entries:
        return cache.entries[number][1]
    parts = [name for name, bit in bits.items() if bit & number]
    name: Value = Known("|".join(parts)) if parts else NONE
    kind = data_type(cls)
    value = Known(number)
    attributes: dict[str, Value] = {"_name_": name, "_value_": value, "name": name, "value": value}
    made = InstanceValue(cls, attributes, value if kind else None)
    if isinstance(cache, DictValue):
        cache.entries[number] = (value, made)
    return made


def _number(cls: ClassValue, value: Value) -> int | None:
    if isinstance(value, InstanceValue) and value.cls is cls:
        return known_int(value.attributes.get("_value_"))
    if "enum.IntFlag" in library_names(cls):
        return known_int(value)
    return None


def _flag_operation(operator: str) -> Model:
    def model(context: Context, call: Call) -> Value:
        own, other = call.positional
        if not isinstance(own, InstanceValue) or isinstance(other, Unknown):
            return other
        trait = _trait(own.cls)
        left, right = _number(own.cls, own), _number(own.cls, other)
        if left is None or right is None or trait is None:
            return Known(NotImplemented)
        match operator:
            case "|":
                number = left | right
            case "&":
                number = left & right
            case _:
                number = left ^ right
        return look_up(context, own.cls, trait, Known(number), call.span)

    return model


def _flag_invert(context: Context, call: Call) -> Value:
    own = call.positional[0]
    trait = _trait(own.cls) if isinstance(own, InstanceValue) else None
    number = known_int(own.attributes.get("_value_")) if isinstance(own, InstanceValue) else None
    if trait is None or number is None or not isinstance(own, InstanceValue):
        return Unknown("`~` of this flag is not followed", call.span)
    every = 0
    for bit in _bits(trait).values():
        every |= bit
    return look_up(context, own.cls, trait, Known(every & ~number), call.span)


def _flag_contains(context: Context, call: Call) -> Value:
    own, other = call.positional
    if isinstance(own, InstanceValue) and isinstance(other, InstanceValue):
        left, right = _number(own.cls, own), _number(own.cls, other)
        if left is not None and right is not None:
            return Known(right & left == right)
    return not_known(other, "whether a flag is contained", call.span)


def _flag_iter(context: Context, call: Call) -> Value:
    own = call.positional[0]
    trait = _trait(own.cls) if isinstance(own, InstanceValue) else None
    if not isinstance(own, InstanceValue) or trait is None:
        return Unknown("the flags are not known", call.span)
    number = known_int(own.attributes.get("_value_")) or 0
    bits = sorted(_bits(trait).items(), key=lambda pair: pair[1])
    return IteratorValue(iter([trait.members[name] for name, bit in bits if bit & number]))


def _flag_len(context: Context, call: Call) -> Value:
    number = _flag_value(call)
    return Known(number.bit_count()) if number is not None else Unknown("a flag", call.span)


def _flag_bool(context: Context, call: Call) -> Value:
    number = _flag_value(call)
    return Known(bool(number)) if number is not None else Unknown("a flag", call.span)


def _flag_value(call: Call) -> int | None:
    own = call.positional[0]
    return known_int(own.attributes.get("_value_")) if isinstance(own, InstanceValue) else None


def _functional(context: Context, call: Call, base: Value) -> Value:
    bound = FUNCTIONAL.bind(context, call)
    name = known_text(bound["value"])
    start = known_int(bound.get("start", Known(1)))
    if name is None or start is None or "boundary" in bound:
        return Unknown("this way to make an enum is not followed", call.span)
    pairs = _functional_names(context, bound["names"], start, base, call.span)
    if isinstance(pairs, Unknown):
        return pairs
    mixin = bound.get("type")
    bases = (base,) if mixin is None or is_none(mixin) else (mixin, base)
    machine = machine_of(context)
    module = calling_module(machine)
    if module is None:
        return Unknown("the module of an enum is not known", call.span)
    cls = make_class(machine, name, bases, pairs, module, {}, call.span)
    finish_class(machine, cls)
    return cls


def _functional_names(
    context: Context, names: Value, start: int, base: Value, span: Span
) -> dict[str, Value] | Unknown:
    if (text := known_text(names)) is not None:
        items: list[Value] | Unknown = [Known(part) for part in text.replace(",", " ").split()]
    elif isinstance(names, DictValue) and names.lost is None:
        return {known_text(key) or "": item for key, item in names.entries.values()}
    else:
        items = context.iterate(names, span)
    if isinstance(items, Unknown):
        return items
    pairs: dict[str, Value] = {}
    for number, item in enumerate(items, start):
        if (plain := known_text(item)) is not None:
            pairs[plain] = AutoValue() if start == 1 else Known(number)
            continue
        sides = context.iterate(item, span)
        if isinstance(sides, Unknown):
            return sides
        key = known_text(sides[0]) if len(sides) == 2 else None
        if key is None:
            return Unknown("the name of an enum member is not known", span)
        pairs[key] = sides[1]
    return pairs


def _library_call(name: str) -> Model:
    return lambda context, call: _functional(context, call, External(name))


def _auto(context: Context, call: Call) -> Value:
    return AutoValue()


def _unique(context: Context, call: Call) -> Value:
    cls = call.positional[0]
    trait = _trait(cls) if isinstance(cls, ClassValue) else None
    if isinstance(cls, ClassValue) and trait is not None:
        duplicates = [
            f"{alias} -> {known_text(member.attributes['_name_'])}"
            for alias, member in trait.aliases.items()
            if known_text(member.attributes["_name_"]) != alias
        ]
        if duplicates:
            message = f"duplicate values found in <enum '{cls.name}'>: {', '.join(duplicates)}"
            context.throw("ValueError", message, call.span)
    return cls


def _complete(context: Context, cls: ClassValue) -> None:
    complete(context, cls)
    trait = _trait(cls)
    if trait is None or not trait.is_flag:
        return
    models: dict[str, Model] = {
        "__invert__": _flag_invert, "__contains__": _flag_contains, "__iter__": _flag_iter,
        "__len__": _flag_len, "__bool__": _flag_bool,
    }  # fmt: skip
    for name, operator in (("or", "|"), ("and", "&"), ("xor", "^")):
        models[f"__{name}__"] = _flag_operation(operator)
        models[f"__r{name}__"] = models[f"__{name}__"]
    for dunder, model in models.items():
        cls.namespace.setdefault(dunder, Builtin(f"Flag.{dunder}", model))


def install(registry: Registry) -> None:
    """Add the module."""
    for name in BASES:
        registry.models[name] = _library_call(name)
        registry.classes.add(name)
        registry.class_hooks[name] = _complete
        registry.constructors[name] = _construct
    registry.models |= {"enum.auto": _auto, "enum.unique": _unique}
    registry.models["enum.property"] = _property
    registry.aliases["enum.EnumMeta"] = "enum.EnumType"


def _property(context: Context, call: Call) -> Value:
    return call_with(context, External("builtins.property"), *call.positional, span=call.span)
