"""Dataclasses: the decorator, the `__init__` it makes, and the module's functions."""

from __future__ import annotations

from flowc.frontend.interpreter.classes import finish_class, make_class
from flowc.frontend.interpreter.context import Builtin, Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.mro import lookup_in_mro
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Raised
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    DataclassTrait,
    DictValue,
    ExceptionValue,
    External,
    FieldValue,
    InstanceValue,
    Known,
    ListValue,
    SetValue,
    TupleValue,
    Unknown,
    Value,
    find_trait,
)
from flowc.frontend.library.arguments import (
    call_with,
    is_none,
    known_text,
    machine_of,
    not_known,
    signature,
)
from flowc.frontend.library.builtin_functions import calling_module
from flowc.frontend.library.dataclass_fields import (
    FieldObject,
    collect_fields,
    make_field,
)
from flowc_ir.source import Span

OPTIONS = "init repr eq order unsafe_hash frozen match_args kw_only slots weakref_slot"
DATACLASS = signature("dataclass", "cls", 0, OPTIONS)
AS_DICT = signature("asdict", "obj", keyword_only="dict_factory")
AS_TUPLE = signature("astuple", "obj", keyword_only="tuple_factory")
MAKE = signature("make_dataclass", "cls_name fields", 2, f"bases namespace {OPTIONS}")
DEFAULTS = {"init": True, "repr": True, "eq": True, "match_args": True}


def _decorate(context: Context, call: Call) -> Value:
    bound = DATACLASS.bind(context, call)
    cls = bound.pop("cls", NONE)
    flags = _flags(context, bound, call.span)
    if is_none(cls):
        return Builtin(
            "dataclasses.dataclass", lambda inner, c: _apply(inner, c.positional[0], flags, c.span)
        )
    return _apply(context, cls, flags, call.span)


def _flags(context: Context, given: dict[str, Value], span: Span) -> dict[str, bool] | Unknown:
    flags = {name: DEFAULTS.get(name, False) for name in OPTIONS.split()}
    for name, value in given.items():
        if name in flags:
            holds = context.truth(value, span)
            if isinstance(holds, Unknown):
                return holds
            flags[name] = holds
    return flags


def _apply(context: Context, cls: Value, flags: dict[str, bool] | Unknown, span: Span) -> Value:
    if not isinstance(cls, ClassValue):
        return not_known(cls, "a class that is made a dataclass", span)
    if cls.lost is not None:
        return cls
    if isinstance(flags, Unknown):
        cls.lost = flags
        return cls
    fields = collect_fields(context, cls, flags["kw_only"])
    if isinstance(fields, Unknown):
        cls.lost = fields
        return cls
    _check(context, cls, flags, span)
    if flags["init"]:
        _check_order(context, cls, fields)
        cls.namespace["__init__"] = Builtin(f"{cls.qualname}.__init__", _initializer(cls, fields))
    cls.traits.append(
        DataclassTrait(
            fields,
            frozen=flags["frozen"],
            eq=flags["eq"] and "__eq__" not in cls.namespace,
            order=flags["order"],
            init=flags["init"],
            has_text=flags["repr"] and "__repr__" not in cls.namespace,
        )
    )
    _equip(cls, fields, flags)
    return cls


def _check(context: Context, cls: ClassValue, flags: dict[str, bool], span: Span) -> None:
    if flags["order"] and not flags["eq"]:
        context.throw("ValueError", "eq must be true if order is true", span)
    for entry in cls.mro[1:]:
        if isinstance(entry, ClassValue):
            for trait in entry.traits:
                if isinstance(trait, DataclassTrait) and trait.frozen != flags["frozen"]:
                    first, second = (
                        ("non-frozen", "frozen") if trait.frozen else ("frozen", "non-frozen")
                    )
                    context.throw(
                        "TypeError", f"cannot inherit {first} dataclass from a {second} one", span
                    )


def _equip(cls: ClassValue, fields: tuple[FieldValue, ...], flags: dict[str, bool]) -> None:
    names = [f.name for f in fields if not f.is_class_variable]
    if flags["match_args"] and "__match_args__" not in cls.namespace:
        given = [f.name for f in fields if _is_parameter(f) and not f.keyword_only]
        cls.namespace["__match_args__"] = TupleValue(tuple(map(Known, given)))
    cls.namespace["__dataclass_fields__"] = DictValue(
        {field.name: (Known(field.name), FieldObject(field)) for field in fields}
    )
    if flags["slots"]:
        stored = [f.name for f in fields if not f.is_class_variable and not f.is_init_only]
        _add_slots(cls, [*stored, *(["__weakref__"] if flags["weakref_slot"] else [])])
    if "__doc__" not in cls.namespace:
        reason = "the docstring that `dataclass` makes is not followed"
        cls.namespace["__doc__"] = Unknown(reason, cls.span)
    if flags["frozen"]:
        cls.namespace["__setattr__"] = Builtin("dataclass.__setattr__", _refuse(names))
    if flags["unsafe_hash"]:
        reason = "a hash changes from run to run"
        cls.namespace["__hash__"] = Unknown(reason, cls.span)


def _add_slots(cls: ClassValue, names: list[str]) -> None:
    """Name the slots of a class, but those that a base has."""
    inherited: set[object] = set()
    for entry in cls.mro[1:]:
        slots = entry.namespace.get("__slots__") if isinstance(entry, ClassValue) else None
        if isinstance(slots, (TupleValue, ListValue)):
            inherited |= {slot.value for slot in slots.items if isinstance(slot, Known)}
    own = tuple(Known(name) for name in names if name not in inherited)
    cls.namespace["__slots__"] = TupleValue(own)


def _refuse(names: list[str]) -> Model:
    def model(context: Context, call: Call) -> Value:
        name = known_text(call.positional[1]) or "?"
        message = f"cannot assign to field '{name}'"
        value = ExceptionValue(External("dataclasses.FrozenInstanceError"), (Known(message),))
        raise Raised(value, call.span, f"FrozenInstanceError: {message}")

    return model


def _is_parameter(field: FieldValue) -> bool:
    return field.init and not field.is_class_variable


def _check_order(context: Context, cls: ClassValue, fields: tuple[FieldValue, ...]) -> None:
    seen = False
    for field in fields:
        if not _is_parameter(field) or field.keyword_only:
            continue
        has_default = field.default is not None or field.factory is not None
        if seen and not has_default:
            message = f"non-default argument {field.name!r} follows default argument"
            context.throw("TypeError", message, cls.span)
        seen = seen or has_default


def _initializer(cls: ClassValue, fields: tuple[FieldValue, ...]) -> Model:
    """Model the `__init__` of a dataclass."""
    parameters = [field for field in fields if _is_parameter(field)]
    positional = [field.name for field in parameters if not field.keyword_only]
    keyword_only = [field.name for field in parameters if field.keyword_only]
    required = [f.name for f in parameters if f.default is None and f.factory is None]
    accepts = signature(f"{cls.name}.__init__", " ".join(positional), 0, " ".join(keyword_only))

    def model(context: Context, call: Call) -> Value:
        instance, *rest = call.positional
        inner = Call(positional=tuple(rest), keywords=call.keywords, span=call.span)
        given = accepts.bind(context, inner)
        missing = [name for name in required if name not in given]
        if missing:
            message = f"{cls.name}.__init__() missing required argument: {missing[0]!r}"
            context.throw("TypeError", message, call.span)
        if not isinstance(instance, InstanceValue):
            return NONE
        initial: list[Value] = []
        for field in fields:
            if field.is_class_variable:
                continue
            value = _initial_value(context, field, given, call.span)
            if value is None:
                continue
            if field.is_init_only:
                initial.append(value)
            else:
                _assign(context, instance, field.name, value, call.span)
        after = lookup_in_mro(instance.cls, "__post_init__")
        if after is not None:
            machine = machine_of(context)
            method = machine.attribute(instance, "__post_init__", call.span)
            machine.call_with(method, *initial, span=call.span)
        return NONE

    return model


def _assign(context: Context, instance: InstanceValue, name: str, value: Value, span: Span) -> None:
    trait = find_trait(instance.cls, DataclassTrait)
    if trait is not None and trait.frozen:
        instance.attributes[name] = value
    else:
        machine_of(context).set_attribute(instance, name, value, span)


def _initial_value(
    context: Context, field: FieldValue, given: dict[str, Value], span: Span
) -> Value | None:
    if field.init and field.name in given:
        return given[field.name]
    if field.factory is not None:
        return call_with(context, field.factory, span=span)
    # A default of a field that is not in `__init__` stays on the class.
    return field.default if field.init else None


def _trait(value: Value) -> DataclassTrait | None:
    if isinstance(value, InstanceValue):
        return find_trait(value.cls, DataclassTrait)
    return find_trait(value, DataclassTrait) if isinstance(value, ClassValue) else None


def _instance(
    context: Context, value: Value, function: str, span: Span
) -> DataclassTrait | Unknown:
    if isinstance(value, Unknown):
        return value
    if isinstance(value, (External, Extension)):
        return Unknown(f"`{function}` of a library object is not followed", span)
    if isinstance(value, InstanceValue):
        if (lost := value.lost or value.cls.lost) is not None:
            return lost
        trait = _trait(value)
        if trait is not None:
            return trait
    context.throw("TypeError", f"{function}() should be called on dataclass instances", span)


def _stored(trait: DataclassTrait) -> list[FieldValue]:
    return [f for f in trait.fields if not f.is_class_variable and not f.is_init_only]


def _fields(context: Context, call: Call) -> Value:
    value = call.positional[0]
    trait = _trait(value)
    if trait is None:
        trait_or = _instance(context, value, "fields", call.span)
        return trait_or if isinstance(trait_or, Unknown) else NONE
    return TupleValue(tuple(FieldObject(field) for field in _stored(trait)))


def _is_dataclass(context: Context, call: Call) -> Value:
    value = call.positional[0]
    if isinstance(value, External) and value.name.startswith("builtins."):
        return Known(False)
    if isinstance(value, (Unknown, External, Extension)):
        return not_known(value, "whether this is a dataclass", call.span)
    if _trait(value) is not None:
        return Known(True)
    cls = value.cls if isinstance(value, InstanceValue) else value
    lost = cls.lost if isinstance(cls, ClassValue) else None
    return Known(False) if lost is None else lost


def _replace(context: Context, call: Call) -> Value:
    value = call.positional[0]
    if isinstance(value, Extension):
        made = value.replaced(context, call.keywords, call.span)
        if made is not None:
            return made
    trait = _instance(context, value, "replace", call.span)
    if isinstance(trait, Unknown) or not isinstance(value, InstanceValue):
        return trait if isinstance(trait, Unknown) else NONE
    keywords = dict(call.keywords)
    for field in trait.fields:
        if field.is_class_variable:
            continue
        if not field.init:
            if field.name in keywords:
                message = f"field {field.name} is declared with init=False"
                context.throw("ValueError", message, call.span)
            continue
        if field.name not in keywords:
            if field.is_init_only and field.default is None:
                message = f"InitVar {field.name!r} must be specified with replace()"
                context.throw("ValueError", message, call.span)
            if not field.is_init_only:
                keywords[field.name] = context.attribute(value, field.name, call.span)
    return context.call(value.cls, Call(positional=(), keywords=keywords, span=call.span))


def _as_dict(context: Context, call: Call) -> Value:
    bound = AS_DICT.bind(context, call)
    trait = _instance(context, bound["obj"], "asdict", call.span)
    if isinstance(trait, Unknown):
        return trait
    if "dict_factory" in bound:
        return Unknown("`asdict` with a factory is not followed", call.span)
    return _plain(context, bound["obj"], call.span, as_dict=True)


def _as_tuple(context: Context, call: Call) -> Value:
    bound = AS_TUPLE.bind(context, call)
    trait = _instance(context, bound["obj"], "astuple", call.span)
    if isinstance(trait, Unknown):
        return trait
    if "tuple_factory" in bound:
        return Unknown("`astuple` with a factory is not followed", call.span)
    return _plain(context, bound["obj"], call.span, as_dict=False)


def _plain(context: Context, value: Value, span: Span, *, as_dict: bool) -> Value:
    """Take a value apart, recursively, as `asdict` does."""
    machine_of(context).tick(span)
    trait = _trait(value) if isinstance(value, InstanceValue) else None
    if trait is not None:
        pairs = [
            (f.name, _plain(context, context.attribute(value, f.name, span), span, as_dict=as_dict))
            for f in _stored(trait)
        ]
        if as_dict:
            return DictValue({name: (Known(name), item) for name, item in pairs})
        return TupleValue(tuple(item for _, item in pairs))
    match value:
        case ListValue(items=items, lost=None):
            return ListValue([_plain(context, i, span, as_dict=as_dict) for i in items])
        case TupleValue(items=members, cls=cls):
            parts = (_plain(context, i, span, as_dict=as_dict) for i in members)
            return TupleValue(tuple(parts), cls)
        case DictValue(entries=entries, lost=None, factory=None, type_name=type_name):
            return DictValue(
                {
                    key: (name, _plain(context, item, span, as_dict=as_dict))
                    for key, (name, item) in entries.items()
                },
                type_name=type_name,
            )
        case SetValue(items=elements):
            return SetValue(dict(elements), value.frozen, value.lost, value.disturbed)
        case ListValue(lost=Unknown() as lost) | DictValue(lost=Unknown() as lost):
            return lost
        case _:
            return call_with(context, External("copy.deepcopy"), value, span=span)


def _make(context: Context, call: Call) -> Value:
    bound = MAKE.bind(context, call)
    name = known_text(bound.pop("cls_name"))
    rows = context.iterate(bound.pop("fields"), call.span)
    bases = context.iterate(bound.pop("bases", TupleValue(())), call.span)
    namespace = bound.pop("namespace", DictValue({}))
    machine = machine_of(context)
    module = calling_module(machine)
    if name is None or module is None or not isinstance(namespace, (DictValue, Known)):
        return Unknown("the parts of a dataclass are not known", call.span)
    if isinstance(rows, Unknown):
        return rows
    if isinstance(bases, Unknown):
        return bases
    names: dict[str, Value] = {}
    if isinstance(namespace, DictValue):
        names = {str(key): item for key, (_, item) in namespace.entries.items()}
    annotations: dict[str, Value] = {}
    for row in rows:
        parts = [row] if known_text(row) is not None else context.iterate(row, call.span)
        field = None if isinstance(parts, Unknown) or not parts else known_text(parts[0])
        if isinstance(parts, Unknown) or field is None:
            return Unknown("a field of a dataclass is not known", call.span)
        annotations[field] = parts[1] if len(parts) > 1 else Known("typing.Any")
        if len(parts) > 2:
            names[field] = parts[2]
    cls = make_class(machine, name, tuple(bases), names, module, {}, call.span)
    cls.annotations = annotations
    finish_class(machine, cls)
    return _apply(context, cls, _flags(context, bound, call.span), call.span)


def _itself(context: Context, call: Call) -> Value:
    """Model a decorator, or a maker of one, that leaves the class as it is."""
    if call.positional and isinstance(call.positional[0], ClassValue):
        return call.positional[0]
    return Builtin("dataclasses_json.dataclass_json", lambda inner, c: c.positional[0])


def install(registry: Registry) -> None:
    """Add the module, and the libraries that write dataclasses as JSON."""
    registry.models |= {
        "dataclasses.dataclass": _decorate, "dataclasses.field": make_field,
        "dataclasses.fields": _fields, "dataclasses.is_dataclass": _is_dataclass,
        "dataclasses.replace": _replace, "dataclasses.asdict": _as_dict,
        "dataclasses.astuple": _as_tuple, "dataclasses.make_dataclass": _make,
        "dataclasses_json.dataclass_json": _itself,
    }  # fmt: skip
    registry.aliases |= {
        "dataclasses_json.api.dataclass_json": "dataclasses_json.dataclass_json",
        "dataclasses_json.api.DataClassJsonMixin": "dataclasses_json.DataClassJsonMixin",
        "mashumaro.DataClassDictMixin": "mashumaro.mixins.dict.DataClassDictMixin",
    }
    registry.classes |= {
        "dataclasses_json.DataClassJsonMixin", "mashumaro.mixins.json.DataClassJSONMixin",
        "mashumaro.mixins.dict.DataClassDictMixin", "mashumaro.mixins.yaml.DataClassYAMLMixin",
        "dataclasses.FrozenInstanceError", "dataclasses.InitVar", "dataclasses.Field",
    }  # fmt: skip
