"""Dataclasses that cost little until they are used.

`dataclasses.dataclass` writes and compiles the text of up to six methods for each class, which
takes a third of a millisecond; a small run uses few of the classes that it imports. Here one
constructor is compiled, when it is first called, and the other methods are shared closures. What
the standard library asks of a dataclass (`fields`, `replace`) is computed when it is asked for.
To readers and type checkers this *is* `dataclasses.dataclass`; what is not usual is left to it.
"""

# Type checkers read the first branch only, so annotations in the second would say nothing.
# ruff: noqa: ANN001, ANN002, ANN003, ANN201, ANN202, ANN204

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses as _standard
    from operator import attrgetter as _attrgetter

    _MARKS = ("ClassVar", "InitVar", "KW_ONLY")
    _MISSING = _standard.MISSING

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, eq=True):
        """Make a dataclass, as the standard library does, but later."""

        def made(cls):
            if not slots or _is_unusual(cls):
                return _standard.dataclass(cls, frozen=frozen, slots=slots, kw_only=kw_only, eq=eq)
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
            isinstance(field, _standard.Field)
            and not (field.init and field.kw_only is _MISSING and field.hash is None)
            for field in fields
        )

    def _put_off(cls, frozen, kw_only, eq):
        hints = cls.__dict__.get("__annotations__", {})
        fields = {name: _field(cls.__dict__.get(name, _MISSING)) for name in hints}
        body = {name: value for name, value in cls.__dict__.items() if name not in fields}
        body.pop("__dict__", None)
        body.pop("__weakref__", None)
        options = {"frozen": frozen, "kw_only": kw_only, "eq": eq}
        made = {
            "__slots__": tuple(fields),
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
        return value if isinstance(value, _standard.Field) else _standard.field(default=value)

    def _constructor(fields, frozen, kw_only):
        """Give a stub that compiles the constructor, puts it into its own place, and calls it."""

        def __init__(self, *arguments, **named):
            owner = next(c for c in type(self).__mro__ if c.__dict__.get("__init__") is __init__)
            method = _compiled(fields, frozen, kw_only)
            method.__qualname__ = f"{owner.__qualname__}.__init__"
            owner.__init__ = method
            method(self, *arguments, **named)

        return __init__

    def _compiled(fields, frozen, kw_only):
        names = {"_missing": _MISSING, "_set": object.__setattr__}
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
            made = _standard.dataclass(
                copy, **{**options, "kw_only": kw_only, "init": False, "repr": False, "eq": False}
            )
            for base in owner.__mro__:
                if base.__dict__.get(self.name) is self:
                    setattr(base, self.name, made.__dict__[self.name])
            return made.__dict__[self.name]

    def _refuse(self, name, value=None):
        raise _standard.FrozenInstanceError(f"cannot change field {name!r}")

    def _state(self):
        return [getattr(self, field.name) for field in _standard.fields(self)]

    def _restore(self, state):
        for field, value in zip(_standard.fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)


__all__ = ["dataclass"]
