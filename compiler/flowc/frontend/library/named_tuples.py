"""Named tuples: `typing.NamedTuple` and `collections.namedtuple`."""

from __future__ import annotations

import keyword

from flowc.frontend.interpreter.classes import finish_class, make_class
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import (
    NONE,
    ClassMethod,
    ClassValue,
    DictValue,
    External,
    FieldValue,
    Known,
    NamedTupleTrait,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import known_text, machine_of, not_known, signature
from flowc.frontend.library.builtin_functions import calling_module
from flowc_ir.source import Span

FUNCTIONAL = signature("NamedTuple", "typename fields", 1)
NAMED_TUPLE = signature("namedtuple", "typename field_names", 2, "rename defaults module")
BASE = External("typing.NamedTuple")


def trait_of(cls: ClassValue) -> NamedTupleTrait | None:
    """Give the fields of a NamedTuple class, also of one that is inherited."""
    for entry in cls.mro:
        if isinstance(entry, ClassValue):
            for trait in entry.traits:
                if isinstance(trait, NamedTupleTrait):
                    return trait
    return None


def _complete(context: Context, cls: ClassValue) -> None:
    """Turn a class whose base is NamedTuple into one."""
    inherited = trait_of(cls)
    if inherited is not None:
        if inherited not in cls.traits:
            cls.traits.append(inherited)
        return
    fields: list[FieldValue] = []
    for name, annotation in cls.annotations.items():
        default = cls.namespace.pop(name, None)
        if default is None and fields and fields[-1].default is not None:
            message = f"Non-default namedtuple field {name} cannot follow default field"
            context.throw("TypeError", message, cls.span)
        if name.startswith("_"):
            message = f"Field names cannot start with an underscore: {name!r}"
            context.throw("ValueError", message, cls.span)
        span = cls.annotation_spans.get(name, cls.span)
        fields.append(
            FieldValue(name=name, annotation=annotation, default=default, owner=cls, span=span)
        )
    _equip(cls, fields)


def _equip(cls: ClassValue, fields: list[FieldValue]) -> None:
    cls.traits.append(NamedTupleTrait(tuple(fields)))
    names = TupleValue(tuple(Known(field.name) for field in fields))
    cls.namespace["_fields"] = names
    cls.namespace["__match_args__"] = names
    defaults: dict[object, tuple[Value, Value]] = {
        field.name: (Known(field.name), field.default)
        for field in fields
        if field.default is not None
    }
    cls.namespace["_field_defaults"] = DictValue(defaults)
    cls.namespace["_make"] = ClassMethod(Builtin("NamedTuple._make", _make))


def _make(context: Context, call: Call) -> Value:
    cls, iterable = call.positional[0], call.positional[1]
    items = context.iterate(iterable, call.span)
    if isinstance(items, Unknown):
        return items
    return _construct_call(context, cls, tuple(items), call.span)


def _construct_call(context: Context, cls: Value, items: tuple[Value, ...], span: Span) -> Value:
    return context.call(cls, Call(positional=items, keywords={}, span=span))


def _construct(context: Context, cls: ClassValue, call: Call) -> Value:
    trait = trait_of(cls)
    if trait is None:
        return Unknown("this NamedTuple is not complete", call.span)
    names = tuple(field.name for field in trait.fields)
    required = sum(field.default is None for field in trait.fields)
    bound = signature(f"{cls.name}.__new__", " ".join(names), required).bind(context, call)
    items = tuple(bound.get(field.name, field.default or NONE) for field in trait.fields)
    return TupleValue(items, cls)


def _new(context: Context, call: Call) -> Value:
    cls, *rest = call.positional
    inner = Call(positional=tuple(rest), keywords=call.keywords, span=call.span)
    if not isinstance(cls, ClassValue):
        return Unknown("`__new__` of this object is not followed", call.span)
    return _construct(context, cls, inner)


def make_named_tuple(
    context: Context, name: str, fields: list[FieldValue], span: Span
) -> ClassValue | Unknown:
    """Make a NamedTuple class from its parts."""
    machine = machine_of(context)
    module = calling_module(machine)
    if module is None:
        return Unknown("the module of a class is not known", span)
    cls = make_class(machine, name, (BASE,), {}, module, {}, span)
    for field in fields:
        field.owner = cls
    cls.annotations = {
        field.name: field.annotation
        for field in fields
        if not isinstance(field.annotation, Unknown)
    }
    _equip(cls, fields)
    finish_class(machine, cls)
    return cls


def _functional(context: Context, call: Call) -> Value:
    pairs = dict(call.keywords)
    name = known_text(call.positional[0]) if call.positional else None
    if name is None:
        return Unknown("the name of a NamedTuple is not known", call.span)
    if len(call.positional) == 2:
        rows = context.iterate(call.positional[1], call.span)
        if isinstance(rows, Unknown):
            return rows
        for row in rows:
            sides = context.iterate(row, call.span)
            if isinstance(sides, Unknown):
                return sides
            field_name = known_text(sides[0]) if len(sides) == 2 else None
            if field_name is None:
                return Unknown("a field of a NamedTuple is not known", call.span)
            pairs[field_name] = sides[1]
    fields = [
        FieldValue(name=field, annotation=annotation, span=call.span)
        for field, annotation in pairs.items()
    ]
    return make_named_tuple(context, name, fields, call.span)


def _named_tuple(context: Context, call: Call) -> Value:
    bound = NAMED_TUPLE.bind(context, call)
    name = known_text(bound["typename"])
    names = _field_names(context, bound["field_names"], call.span)
    rename = context.truth(bound.get("rename", Known(False)), call.span)
    if name is None or isinstance(rename, Unknown) or "module" in bound:
        return Unknown("this call of `namedtuple` is not followed", call.span)
    if isinstance(names, Unknown):
        return names
    defaults = bound.get("defaults", NONE)
    values: list[Value] | Unknown = []
    if not (isinstance(defaults, Known) and defaults.value is None):
        values = context.iterate(defaults, call.span)
    if isinstance(values, Unknown):
        return values
    if len(values) > len(names):
        context.throw("TypeError", "Got more default values than field names", call.span)
    names = _checked(context, names, rename, call.span)
    padding: list[Value | None] = [None] * (len(names) - len(values))
    no_type = Unknown("a `namedtuple` has no types", call.span)
    fields = [
        FieldValue(name=field, annotation=no_type, default=default, span=call.span)
        for field, default in zip(names, [*padding, *values], strict=True)
    ]
    return make_named_tuple(context, name, fields, call.span)


def _field_names(context: Context, given: Value, span: Span) -> list[str] | Unknown:
    if (text := known_text(given)) is not None:
        return text.replace(",", " ").split()
    items = context.iterate(given, span)
    if isinstance(items, Unknown):
        return items
    names = [known_text(item) for item in items]
    known = [name for name in names if name is not None]
    return known if len(known) == len(names) else not_known(None, "a field name", span)


def _checked(context: Context, names: list[str], rename: bool, span: Span) -> list[str]:
    seen: set[str] = set()
    result: list[str] = []
    for position, name in enumerate(names):
        is_bad = not name.isidentifier() or keyword.iskeyword(name) or name.startswith("_")
        if (is_bad or name in seen) and not rename:
            message = (
                f"Encountered duplicate field name: {name!r}"
                if name in seen
                else (f"Type names and field names must be valid identifiers: {name!r}")
            )
            context.throw("ValueError", message, span)
        name = f"_{position}" if is_bad or name in seen else name
        seen.add(name)
        result.append(name)
    return result


def install(registry: Registry) -> None:
    """Add both ways to make a NamedTuple."""
    registry.models["typing.NamedTuple"] = _functional
    registry.models["typing.NamedTuple.__new__"] = _new
    registry.models["collections.namedtuple"] = _named_tuple
    registry.classes.add("typing.NamedTuple")
    registry.class_hooks["typing.NamedTuple"] = _complete
    registry.constructors["typing.NamedTuple"] = _construct
