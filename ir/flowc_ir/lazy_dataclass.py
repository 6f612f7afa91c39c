"""Dataclasses that cost little until they are used.

`dataclasses.dataclass` writes and compiles the text of up to six methods for each class, which
takes a third of a millisecond; a small run uses few of the classes that it imports. Here one
constructor is compiled, when it is first called, and the other methods are shared closures. What
the standard library asks of a dataclass (`fields`, `asdict`) is computed when it is asked for, and
the library itself, with `inspect` behind it, is imported then. To readers and type checkers these
*are* `dataclass`, `field` and `replace` of `dataclasses`; what is not usual is left to them.
"""

# Type checkers read the first branch only, so annotations in the second would say nothing.
# ruff: noqa: ANN001, ANN002, ANN003, ANN201, ANN202, ANN204

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    from operator import attrgetter as _attrgetter

    _MARKS = ("ClassVar", "InitVar", "KW_ONLY")
    _USUAL = {"default", "default_factory", "repr", "compare"}
    _MISSING = object()
    _SLOW_CALLS = 8
    _set = object.__setattr__

    def field(**options):
        """Describe a field, as the standard library does, but later."""
        return _Field(options)

    def replace(value, /, **changes):
        """Give a copy with some fields changed, as the standard library does."""
        owner = type(value)
        if "__is_put_off__" not in owner.__dict__:
            return _standard().replace(value, **changes)
        for name in owner.__slots__:
            if name not in changes:
                changes[name] = getattr(value, name)
        return owner(**changes)

    class _Field:
        """One field: the options of `field`, or only a default."""

        __slots__ = ("compare", "default", "default_factory", "options", "repr")

        def __init__(self, options):
            self.options = options
            self.default = options.get("default", _MISSING)
            self.default_factory = options.get("default_factory", _MISSING)
            self.repr = options.get("repr", True)
            self.compare = options.get("compare", True)

    def _standard():
        import dataclasses

        return dataclasses

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, eq=True):
        """Make a dataclass, as the standard library does, but later."""

        def made(cls):
            if not slots or _is_unusual(cls):
                return _made_now(cls, frozen=frozen, slots=slots, kw_only=kw_only, eq=eq)
            return _put_off(cls, frozen, kw_only, eq)

        return made if cls is None else made(cls)

    def _is_unusual(cls):
        """Tell whether fields come from a base, or are more than a name with a type."""
        if "__post_init__" in cls.__dict__:
            return True
        if any("__dataclass_fields__" in base.__dict__ for base in cls.__mro__[1:]):
            return True
        hints = cls.__dict__.get("__annotations__", {})
        if any(mark in str(hint) for hint in hints.values() for mark in _MARKS):
            return True
        fields = (cls.__dict__.get(name) for name in hints)
        return any(
            isinstance(field, _Field) and not field.options.keys() <= _USUAL for field in fields
        )

    def _made_now(cls, **options):
        for name, value in list(cls.__dict__.items()):
            if isinstance(value, _Field):
                setattr(cls, name, _standard().field(**value.options))
        return _standard().dataclass(cls, **options)

    def _put_off(cls, frozen, kw_only, eq):
        hints = cls.__dict__.get("__annotations__", {})
        fields = {name: _field(cls.__dict__.get(name, _MISSING)) for name in hints}
        body = {name: value for name, value in cls.__dict__.items() if name not in fields}
        body.pop("__dict__", None)
        body.pop("__weakref__", None)
        options = {"frozen": frozen, "kw_only": kw_only, "eq": eq}
        made = {
            "__slots__": tuple(fields),
            "__is_put_off__": True,
            "__match_args__": () if kw_only else tuple(fields),
            "__dataclass_fields__": _Later(cls, "__dataclass_fields__", options),
            "__dataclass_params__": _Later(cls, "__dataclass_params__", options),
        }
        methods = {"__init__": _constructor(fields, frozen, kw_only), "__repr__": _repr(fields)}
        if eq:
            methods |= _comparison(fields, frozen)
        if frozen:
            methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
            methods |= {"__getstate__": _state, "__setstate__": _restore}
        own = {name for name in methods if body.get(name) is not None}
        body |= made | {name: method for name, method in methods.items() if name not in own}
        return type(cls)(cls.__name__, cls.__bases__, body)

    def _field(value):
        return value if isinstance(value, _Field) else _Field({"default": value})

    def _constructor(fields, frozen, kw_only):
        """Give a constructor that, when it turns out to be called often, compiles a faster one.

        To compile takes as long as thirty slow calls. Wrong arguments are refused by the compiled
        one, in the words that Python has for them.
        """
        calls = 0

        def __init__(self, *arguments, **named):
            nonlocal calls
            calls += 1
            if calls <= _SLOW_CALLS and _is_filled(self, fields, arguments, named, kw_only):
                return
            owner = next(c for c in type(self).__mro__ if c.__dict__.get("__init__") is __init__)
            method = _compiled(fields, frozen, kw_only)
            method.__qualname__ = f"{owner.__qualname__}.__init__"
            owner.__init__ = method
            method(self, *arguments, **named)

        return __init__

    def _is_filled(self, fields, arguments, named, kw_only):
        """Set all fields; False if the arguments are not right, or not simply so."""
        if len(arguments) > (0 if kw_only else len(fields)) or not named.keys() <= fields.keys():
            return False
        for position, (name, field) in enumerate(fields.items()):
            if position < len(arguments):
                if name in named:
                    return False
                value = arguments[position]
            elif name in named:
                value = named[name]
            elif field.default_factory is not _MISSING:
                value = field.default_factory()
            elif (value := field.default) is _MISSING:
                return False
            _set(self, name, value)
        return True

    def _compiled(fields, frozen, kw_only):
        names = {"_missing": _MISSING, "_set": _set}
        parameters = ["self", "*"] if kw_only and fields else ["self"]
        lines = []
        for name, field in fields.items():
            value = name
            if field.default_factory is not _MISSING:
                names[f"_make_{name}"] = field.default_factory
                parameters.append(f"{name}=_missing")
                value = f"_make_{name}() if {name} is _missing else {name}"
            elif field.default is not _MISSING:
                names[f"_default_{name}"] = field.default
                parameters.append(f"{name}=_default_{name}")
            else:
                parameters.append(name)
            lines.append(f" _set(self, '{name}', {value})" if frozen else f" self.{name} = {value}")
        exec(f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines or [" pass"]), names)
        return names["__init__"]

    def _repr(fields):
        shown = [name for name, field in fields.items() if field.repr]

        def __repr__(self):
            values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
            return f"{type(self).__qualname__}({values})"

        return __repr__

    def _comparison(fields, frozen):
        values = _attrgetter_of([name for name, field in fields.items() if field.compare])

        def __eq__(self, other):
            return values(self) == values(other) if type(other) is type(self) else NotImplemented

        def __hash__(self):
            return hash(values(self))

        return {"__eq__": __eq__, "__hash__": __hash__ if frozen else None}

    def _attrgetter_of(names):
        if not names:
            return lambda _: ()
        if len(names) == 1:
            one = _attrgetter(names[0])
            return lambda value: (one(value),)
        return _attrgetter(*names)

    class _Later:
        """What the standard library knows of a class, computed when it is first asked for."""

        def __init__(self, template, name, options):
            self.template, self.name, self.options = template, name, options

        def __get__(self, instance, owner):
            body = {**self.template.__dict__}
            body.pop("__dict__", None)
            body.pop("__weakref__", None)
            copy = type(owner)(self.template.__name__, self.template.__bases__, body)
            # Only its own frozen parameter has a price: two methods that nobody will call.
            options = self.options if self.name == "__dataclass_params__" else {}
            kw_only = self.options["kw_only"]
            made = _made_now(
                copy, **{**options, "kw_only": kw_only, "init": False, "repr": False, "eq": False}
            )
            for base in owner.__mro__:
                if base.__dict__.get(self.name) is self:
                    setattr(base, self.name, made.__dict__[self.name])
            return made.__dict__[self.name]

    def _refuse(self, name, value=None):
        raise _standard().FrozenInstanceError(f"cannot change field {name!r}")

    def _state(self):
        return [getattr(self, field.name) for field in _standard().fields(self)]

    def _restore(self, state):
        for field, value in zip(_standard().fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)


__all__ = ["dataclass", "field", "replace"]
