"""Dataclasses whose methods are made when they are first called.

`dataclasses.dataclass` writes and compiles the text of up to six methods for each class, which
takes a third of a millisecond; a run uses few of the classes that it imports, and few of their
methods. Here a class gets its slots and a stub for each method; the first call of a stub has the
standard library make the method. To readers and type checkers this *is* `dataclasses.dataclass`.
"""

# Type checkers read the first branch only, so annotations in the second would say nothing.
# ruff: noqa: ANN001, ANN002, ANN003, ANN201, ANN202, ANN204

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    import dataclasses as _standard

    _METHODS = {
        "__init__": {"init": True, "repr": False, "eq": False},
        "__repr__": {"init": False, "repr": True, "eq": False},
        "__eq__": {"init": False, "repr": False, "eq": True},
        "__hash__": {"init": False, "repr": False, "eq": True, "frozen": True},
    }
    _UNUSUAL = ("ClassVar", "InitVar", "KW_ONLY")

    def dataclass(cls=None, /, *, frozen=False, slots=False, kw_only=False, eq=True):
        """Make a dataclass, as the standard library does, but later."""

        def made(cls):
            options = {"frozen": frozen, "kw_only": kw_only}
            if not slots or _is_unusual(cls):
                return _standard.dataclass(cls, slots=slots, eq=eq, **options)
            return _put_off(cls, eq, options)

        return made if cls is None else made(cls)

    def _is_unusual(cls):
        """Tell whether fields come from a base, or are more than a name with a type."""
        inherits = any("__dataclass_fields__" in base.__dict__ for base in cls.__mro__[1:])
        annotations = cls.__dict__.get("__annotations__", {}).values()
        marks = any(mark in str(hint) for hint in annotations for mark in _UNUSUAL)
        return inherits or marks or "__post_init__" in cls.__dict__

    def _put_off(cls, eq, options):
        names = tuple(cls.__dict__.get("__annotations__", {}))
        inherited = {slot for base in cls.__mro__[1:] for slot in getattr(base, "__slots__", ())}
        body = {name: value for name, value in cls.__dict__.items() if name not in names}
        for name in ("__dict__", "__weakref__"):
            body.pop(name, None)
        template = cls
        body["__slots__"] = tuple(name for name in names if name not in inherited)
        body["__match_args__"] = () if options["kw_only"] else _positional(cls, names)
        body["__dataclass_fields__"] = _Later(template, "__dataclass_fields__", options)
        body["__dataclass_params__"] = _Later(template, "__dataclass_params__", options)
        made = {"__init__", "__repr__", *(("__eq__",) if eq else ())}
        if eq:
            body.setdefault("__hash__", None)
        if options["frozen"]:
            made |= {"__hash__"} if eq else set()
            body |= {"__setattr__": _refuse, "__delattr__": _refuse}
            body |= {"__getstate__": _state, "__setstate__": _restore}
        for name in made:
            if name not in cls.__dict__ or body[name] is None:
                body[name] = _stub(name, template, options)
        return type(cls)(cls.__name__, cls.__bases__, body)

    def _positional(cls, names):
        fields = ((name, cls.__dict__.get(name)) for name in names)
        return tuple(
            name
            for name, value in fields
            if not (
                isinstance(value, _standard.Field) and (value.kw_only is True or not value.init)
            )
        )

    def _stub(name, template, options):
        def stub(self, *arguments, **named):
            # The class may have been inherited from: find the one that this stub stands in.
            owner = next(c for c in type(self).__mro__ if c.__dict__.get(name) is stub)
            method = _finished(template, options, **_METHODS[name]).__dict__[name]
            method.__qualname__ = f"{owner.__qualname__}.{name}"
            setattr(owner, name, method)
            return method(self, *arguments, **named)

        return stub

    class _Later:
        """An attribute of a class that is computed when it is first asked for."""

        def __init__(self, template, name, options):
            self.template, self.name, self.options = template, name, options

        def __get__(self, instance, owner):
            finished = _finished(self.template, self.options, init=False, repr=False, eq=False)
            return finished.__dict__[self.name]

    def _finished(template, options, **methods):
        """Have the standard library make some methods, on a copy that is thrown away."""
        body = {**template.__dict__}
        for name in ("__dict__", "__weakref__"):
            body.pop(name, None)
        copy = type(template)(template.__name__, template.__bases__, body)
        return _standard.dataclass(copy, **{**options, **methods})

    def _refuse(self, name, value=None):
        raise _standard.FrozenInstanceError(f"cannot change field {name!r}")

    def _state(self):
        return [getattr(self, field.name) for field in _standard.fields(self)]

    def _restore(self, state):
        for field, value in zip(_standard.fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)


__all__ = ["dataclass"]
