"""What the interpreter knows of libraries: tables from qualified names to models."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Iterator

from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.values import ClassValue, Known, Unknown, Value
from flowc_ir.lack import Lack
from flowc_ir.lazy_dataclass import dataclass, field

ClassHook = Callable[[Context, ClassValue], None]
"""Runs when a class that has the library class in its MRO has been made."""

Constructor = Callable[[Context, ClassValue, Call], Value]
"""Makes an instance of a user's class that derives from a library class."""

Method = Callable[[Context, Value, Call], Value]
"""How a method of a built-in type behaves: context, receiver, arguments."""

Constant = Callable[[], Value]
"""Makes the value of a library's module attribute, anew for each compilation."""


class TypeNote:
    """The root of what a dialect keeps of a library class as a type."""

    __slots__ = ()


Fill = Callable[["Registry"], None]
"""Fills in a part of a registry's tables that was put off."""


Finder = Callable[["Registry", str], None]
"""Adds to the tables what a name means, if it finds that somewhere."""


@dataclass(frozen=True, slots=True)
class Written:
    """A module of Python's library that is written in Python, for the interpreter to run.

    `text` gives its source; it is the library's, so what happens in it is said of who calls it.
    """

    module: str
    text: Callable[[], str]


@dataclass(frozen=True, slots=True)
class Listing:
    """A library of which all names are known: what to call it, and what a module of it binds.

    `members` gives None for what is no module of it.
    """

    title: str
    members: Callable[[str], Collection[str] | None]


@dataclass(frozen=True, slots=True)
class StarPart:
    """What is known of `from m import *`: names that it binds, and some that it may bind."""

    names: tuple[str, ...]
    doubtful: tuple[str, ...] = ()


@dataclass(slots=True)
class Registry:
    """Tables over canonical qualified names, filled by the library rooms and by dialects.

    `aliases` maps a re-exported name to its canonical one. `classes` names the library classes that
    are known not to interfere with a user's subclass. `stars` lists what `from m import *` binds,
    `star_parts` what is known of that where not all is.
    `absent` holds by package the names that the mirrored release does not have, and what to say;
    `listings` has the packages of which all names are known.
    `harmless` names functions, classes and modules that neither keep nor change their arguments.
    `written` names what is defined in Python, `mixins` the classes, so defined, whose methods a
    subclass of a library class inherits.
    `reasons` says why what a function gives is not known, `outside` which of them ask the world.
    `varying` names functions whose results differ from one compilation to the next, with the number
    of arguments from which on they do not (None: they always do).
    `namespaces` are top-level packages that many distributions share. `finder` is asked for every
    name that is met. `types` is what a dialect keeps of library classes as types.
    """

    models: dict[str, Model] = field(default_factory=dict[str, Model])
    constants: dict[str, Constant] = field(default_factory=dict[str, Constant])
    aliases: dict[str, str] = field(default_factory=dict[str, str])
    classes: set[str] = field(default_factory=set[str])
    class_hooks: dict[str, ClassHook] = field(default_factory=dict[str, ClassHook])
    constructors: dict[str, Constructor] = field(default_factory=dict[str, Constructor])
    methods: dict[type[Value], dict[str, Method]] = field(
        default_factory=dict[type[Value], dict[str, Method]]
    )
    known_methods: dict[str, Method] = field(default_factory=dict[str, Method])
    stars: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    star_parts: dict[str, StarPart] = field(default_factory=dict[str, "StarPart"])
    absent: dict[str, dict[str, str]] = field(default_factory=dict[str, dict[str, str]])
    listings: dict[str, Listing] = field(default_factory=dict[str, "Listing"])
    harmless: set[str] = field(default_factory=set[str])
    written: dict[str, Written] = field(default_factory=dict[str, Written])
    mixins: dict[str, str] = field(default_factory=dict[str, str])
    reasons: dict[str, str] = field(default_factory=dict[str, str])
    outside: set[str] = field(default_factory=set[str])
    varying: dict[str, int | None] = field(default_factory=dict[str, "int | None"])
    namespaces: set[str] = field(default_factory=set[str])
    later: dict[str, list[Fill]] = field(default_factory=dict[str, "list[Fill]"])
    merged: list[Registry] = field(default_factory=list["Registry"])
    types: dict[str, TypeNote] = field(default_factory=dict[str, TypeNote])
    finder: Finder | None = None

    def canonical(self, name: str) -> str:
        """Give the canonical name: the longest aliased prefix is replaced, until none is left."""
        for _ in range(8):
            if (target := self.aliases.get(name)) is None:
                target = self._by_prefix(name)
            if target is None or target == name:
                return name
            name = target
        return name

    def _by_prefix(self, name: str) -> str | None:
        head = name.rpartition(".")[0]
        while head:
            if (target := self.aliases.get(head)) is not None:
                return target + name[len(head) :]
            head = head.rpartition(".")[0]
        return None

    def missing(self, name: str) -> str | None:
        """Say why a library does not have a name, None if it has it or is not known to lack it."""
        top = name.partition(".")[0]
        if (absent := self.absent.get(top)) is not None:
            for spelt in (name, self.canonical(name)):
                for prefix in _prefixes(spelt):
                    if (reason := absent.get(prefix)) is not None:
                        return reason
        listing = self.listings.get(top)
        if listing is None or self._is_listed(name, listing):
            return None
        return f"{listing.title} has no such name"

    def _is_listed(self, name: str, listing: Listing) -> bool:
        owner, _, member = name.rpartition(".")
        if not owner or member.startswith("__") or member in self.stars.get(owner, ()):
            return True
        members = listing.members(owner)
        return members is None or member in members

    def near(self, name: str, *, is_module: bool = False) -> str:
        """Give a hint that names what may be meant by a name that a library does not have."""
        owner, _, member = name.rpartition(".")
        listing = self.listings.get(name.partition(".")[0])
        names = (listing.members(owner) if listing else None) or ()
        if listing and is_module:
            names = [one for one in names if listing.members(f"{owner}.{one}") is not None]
        return closest(member, names)

    def reason(self, name: str) -> str:
        """Say why a call of the library function `name` gives nothing that is known."""
        for prefix in _prefixes(name):
            if (reason := self.reasons.get(prefix)) is not None:
                return f"`{name}` {reason}"
        return f"`{name}` is a library function that is not modelled"

    def lack(self, name: str) -> Lack:
        """Give the kind of what is not known of a library function."""
        for prefix in _prefixes(name):
            if prefix in self.outside:
                return Lack.WORLD
            if prefix in self.reasons:
                return Lack.OTHER
        is_python = name.partition(".")[0] in sys.stdlib_module_names
        return Lack.OTHER if is_python else Lack.MANIFEST

    def varies(self, name: str, call: Call) -> bool:
        """Tell whether what a call of a library function gives differs between compilations."""
        for prefix in _prefixes(name):
            if prefix in self.varying:
                bound = self.varying[prefix]
                return bound is None or len(call.positional) + len(call.keywords) < bound
        return False

    def is_harmless(self, name: str) -> bool:
        """Tell whether a library function neither keeps nor changes its arguments."""
        return any(prefix in self.harmless for prefix in _prefixes(name))

    def put_off(self, names: Iterable[str], fill: Fill) -> None:
        """Leave a part of the tables out until one of `names`, or what is inside it, is met."""
        for name in names:
            self.later.setdefault(name, []).append(fill)

    def wake(self, name: str) -> None:
        """Fill in what was put off until `name` is met; what was merged later still wins."""
        if self.finder is not None:
            self.finder(self, name)
        for prefix in _prefixes(name):
            for fill in self.later.pop(prefix, ()):
                fill(self)
                for other in self.merged:
                    self._take(other)

    def merge(self, other: Registry) -> None:
        """Take over another registry's tables, now and when a part that was put off is filled."""
        for name, fills in other.later.items():
            self.later.setdefault(name, []).extend(fills)
        self.merged.append(other)
        self._take(other)

    def _take(self, other: Registry) -> None:
        self.models |= other.models
        self.constants |= other.constants
        self.aliases |= other.aliases
        self.classes |= other.classes
        self.class_hooks |= other.class_hooks
        self.constructors |= other.constructors
        self.methods |= other.methods
        self.known_methods |= other.known_methods
        self.stars |= other.stars
        self.star_parts |= other.star_parts
        self.absent |= other.absent
        self.listings |= other.listings
        self.harmless |= other.harmless
        self.reasons |= other.reasons
        self.outside |= other.outside
        self.varying |= other.varying
        self.namespaces |= other.namespaces
        self.written |= other.written
        self.mixins |= other.mixins
        self.types |= other.types


def _prefixes(name: str) -> Iterator[str]:
    while name:
        yield name
        name = name.rpartition(".")[0]


def known_constant(value: object) -> Constant:
    """Give a module attribute that is one plain value of Python."""
    return lambda: Known(value)


def unknown_model(reason: str) -> Model:
    """Give the model of a function whose result is never known, for the reason given."""

    def model(context: Context, call: Call) -> Value:
        return Unknown(reason, call.span)

    return model
