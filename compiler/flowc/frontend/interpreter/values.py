"""Abstract values: what the interpreter knows of Python's values."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, MutableMapping
from typing import Protocol, TypeAlias, TypeVar

from flowc_ir.lack import Lack
from flowc_ir.lazy_dataclass import dataclass, field
from flowc_ir.source import NOWHERE, Span


class Value:
    """The root of all abstract values. Identity is the identity of the Python object."""

    __slots__ = ()


@dataclass(slots=True, eq=False)
class Known(Value):
    """An immutable object of the host that is known in full.

    `value` is an atom (None, bool, int, float, complex, str, bytes, Ellipsis) or an immutable
    object of the standard library (datetime, timedelta, Decimal, PurePath, re.Pattern, range, …).
    """

    value: object


ORDER_OF_SET = "the order of a set changes from run to run"
"""Why something is not known that depends on it."""

NONE = Known(None)
TRUE = Known(True)
FALSE = Known(False)


@dataclass(slots=True, eq=False)
class Unknown(Value):
    """A value of which nothing is known: where knowledge was lost, and why.

    `holds` are the values that it may be, or may give access to: what unknown code does with it, it
    may do with them. `lack` is the kind of what is not known. `varies`: it differs from one
    compilation of the same sources to the next, as the time does.
    """

    reason: str
    span: Span = NOWHERE
    holds: tuple[Value, ...] = ()
    lack: Lack = Lack.OTHER
    varies: bool = False

    def holding(self, values: Iterable[Value]) -> Unknown:
        """Give the same unknown, which may also be one of `values`."""
        held = set(map(id, self.holds))
        more = tuple(v for v in values if id(v) not in held and is_mutable(v))
        if not more:
            return self
        return Unknown(self.reason, self.span, (*self.holds, *more), self.lack, self.varies)


@dataclass(slots=True, eq=False)
class ListValue(Value):
    """A list. `lost` is set once its contents may have been changed by unknown code."""

    items: list[Value]
    lost: Unknown | None = None


@dataclass(slots=True, eq=False)
class TupleValue(Value):
    """A tuple; `cls` is set for an instance of a NamedTuple class."""

    items: tuple[Value, ...]
    cls: ClassValue | None = None


@dataclass(slots=True, eq=False)
class SetValue(Value):
    """A set (`frozen`: a frozenset), by key, in insertion order.

    `disturbed`: items were removed, which changes the order that Python iterates in.
    """

    items: dict[object, Value]
    frozen: bool = False
    lost: Unknown | None = None
    disturbed: bool = False


Entry: TypeAlias = tuple[Value, Value]
Entries: TypeAlias = MutableMapping[object, Entry]
"""Key → (key value, item), in insertion order."""


@dataclass(slots=True, eq=False)
class DictValue(Value):
    """A dict: key → (key value, item), in insertion order.

    `factory` is set for a defaultdict; `type_name` names the class (`builtins.dict`,
    `collections.OrderedDict`, …).
    """

    entries: Entries
    lost: Unknown | None = None
    factory: Value | None = None
    type_name: str = "builtins.dict"


@dataclass(slots=True, eq=False)
class IteratorValue(Value):
    """An iterator: the items that `source` has yet to give, each made when it is asked for.

    `source` raises `ItemsLost` where it is not known how it goes on. `over` names the values it
    reads from; `name` is its Python class (`generator`, `map`, `list_iterator`).
    """

    source: Iterator[Value]
    over: tuple[Value, ...] = ()
    name: str = "builtins.generator"
    lost: Unknown | None = None


@dataclass(slots=True, eq=False)
class ModuleValue(Value):
    """A first-party module and its namespace. `lost_names`: a star import of unknown names.

    `cells` are those of a notebook: the line that each begins on, and its number.
    """

    name: str
    path: str
    package: str
    is_package: bool = False
    namespace: dict[str, Value] = field(default_factory=dict[str, Value])
    lost_names: Unknown | None = None
    defers_annotations: bool = False
    is_executed: bool = False
    cells: tuple[tuple[int, int], ...] = ()

    def forget_names(self, unknown: Unknown) -> None:
        """Take every name, bound or not, as bound to anything from now on."""
        self.lost_names = unknown
        for name, value in self.namespace.items():
            if not name.startswith("__"):
                self.namespace[name] = unknown.holding((value,))


class ScopeLike(Protocol):
    """The part of a scope that values hold on to: names, looked up from the inside out."""

    def lookup(self, name: str) -> Value | None:
        """Give the value bound to `name`, or None."""
        ...


@dataclass(slots=True, eq=False)
class FunctionValue(Value):
    """A function of the user: its definition, closure and defaults.

    `attributes` is its `__dict__` (`__wrapped__`, what a decorator set). `is_nested` mirrors
    CPython's CO_NESTED: the function was defined inside another function.
    """

    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    name: str
    qualname: str
    module: ModuleValue
    closure: ScopeLike
    defaults: tuple[Value, ...] = ()
    keyword_defaults: dict[str, Value] = field(default_factory=dict[str, Value])
    annotations: dict[str, Value] = field(default_factory=dict[str, Value])
    doc: str | None = None
    is_nested: bool = False
    is_generator: bool = False
    owner: ClassValue | None = None
    attributes: dict[str, Value] = field(default_factory=dict[str, Value])
    own_names: frozenset[str] | None = None
    span: Span = NOWHERE


@dataclass(slots=True, eq=False)
class BoundMethod(Value):
    """A callable together with its first argument."""

    function: Value
    receiver: Value


@dataclass(slots=True, eq=False)
class StaticMethod(Value):
    """What `staticmethod` makes of a function."""

    function: Value


@dataclass(slots=True, eq=False)
class ClassMethod(Value):
    """What `classmethod` makes of a function."""

    function: Value


@dataclass(slots=True, eq=False)
class Property(Value):
    """A property: getter and setter. `cached`: `functools.cached_property`."""

    getter: Value
    setter: Value | None = None
    cached: bool = False


@dataclass(slots=True, eq=False)
class Partial(Value):
    """`functools.partial`: a callable with some arguments given."""

    function: Value
    positional: tuple[Value, ...]
    keywords: dict[str, Value]


@dataclass(slots=True, kw_only=True)
class FieldValue:
    """One field of a dataclass, as `dataclasses.fields` would list it.

    `annotation` is the annotation as evaluated (a Known str if it was a string, a `Deferred` under
    `from __future__ import annotations`). `in_text`: it is part of `repr`.
    """

    name: str
    annotation: Value
    default: Value | None = None
    factory: Value | None = None
    init: bool = True
    keyword_only: bool = False
    compare: bool = True
    in_text: bool = True
    metadata: Value | None = None
    is_class_variable: bool = False
    is_init_only: bool = False
    owner: ClassValue | None = None
    span: Span = NOWHERE


class ClassTrait:
    """What a class is beyond a plain class: a dataclass, an enum, a NamedTuple."""

    __slots__ = ()


@dataclass(slots=True)
class DataclassTrait(ClassTrait):
    """The class was made a dataclass; fields include inherited ones, in order."""

    fields: tuple[FieldValue, ...]
    frozen: bool = False
    eq: bool = True
    order: bool = False
    init: bool = True
    has_text: bool = True


@dataclass(slots=True)
class EnumTrait(ClassTrait):
    """The class is an enum. `members` has canonical members only, `aliases` name → member."""

    members: dict[str, InstanceValue]
    aliases: dict[str, InstanceValue]
    is_flag: bool = False


@dataclass(slots=True)
class NamedTupleTrait(ClassTrait):
    """The class is a NamedTuple: its fields in order."""

    fields: tuple[FieldValue, ...]


@dataclass(slots=True, eq=False)
class ClassValue(Value):
    """A class of the user.

    `mro` starts with the class itself; an `External` in it stands for a library class. If a base is
    unknown, `lost` says why, and attributes that are not found are unknown. `annotations` holds the
    class body's own annotations in order.
    """

    name: str
    qualname: str
    module: ModuleValue
    bases: tuple[Value, ...]
    # A bare annotation would take the method `type.mro` for the default.
    mro: tuple[Value, ...] = field()
    namespace: dict[str, Value]
    annotations: dict[str, Value] = field(default_factory=dict[str, Value])
    annotation_spans: dict[str, Span] = field(default_factory=dict[str, Span])
    keywords: dict[str, Value] = field(default_factory=dict[str, Value])
    traits: list[ClassTrait] = field(default_factory=list[ClassTrait])
    lost: Unknown | None = None
    scope: ScopeLike | None = None
    span: Span = NOWHERE


Trait = TypeVar("Trait", bound=ClassTrait)


def find_trait(cls: ClassValue, kind: type[Trait]) -> Trait | None:
    """Give the trait of a class, or of the nearest class it derives from that has one."""
    for entry in cls.mro:
        if isinstance(entry, ClassValue):
            for trait in entry.traits:
                if isinstance(trait, kind):
                    return trait
    return None


@dataclass(slots=True, eq=False)
class InstanceValue(Value):
    """An instance of a user's class. `payload` is what a library base holds (an int, a str)."""

    cls: ClassValue
    attributes: dict[str, Value] = field(default_factory=dict[str, Value])
    payload: Value | None = None
    lost: Unknown | None = None


@dataclass(slots=True, eq=False)
class SuperValue(Value):
    """`super()`: attribute lookup that starts after `owner` in the MRO of `receiver`."""

    owner: ClassValue
    receiver: Value


@dataclass(slots=True, eq=False)
class External(Value):
    """A thing of a library, known by its canonical qualified name only (`pandas.DataFrame`)."""

    name: str


@dataclass(slots=True, eq=False)
class Generic(Value):
    """A subscripted type: `list[int]`, `Optional[str]`, `Annotated[T, …]`, `X | Y`.

    `origin` is the subscripted value; `X | Y` has the origin `types.UnionType`.
    """

    origin: Value
    arguments: tuple[Value, ...]


@dataclass(slots=True, eq=False)
class TypeVariable(Value):
    """`TypeVar`, `ParamSpec`, or a `NewType` (`supertype` set)."""

    name: str
    kind: str = "typing.TypeVar"
    supertype: Value | None = None


@dataclass(slots=True, eq=False)
class Deferred(Value):
    """An annotation that Python keeps as text (`from __future__ import annotations`)."""

    node: ast.expr
    span: Span


@dataclass(slots=True, eq=False)
class ExceptionValue(Value):
    """An instance of a library exception class, named by `External`.

    `bases` names all classes that its class derives from, where the host knows them.
    """

    cls: External
    arguments: tuple[Value, ...]
    attributes: dict[str, Value] = field(default_factory=dict[str, Value])
    bases: tuple[str, ...] = ()


def is_mutable(value: Value) -> bool:
    """Tell whether a value can change, or hand on one that can."""
    match value:
        case Known() | External() | ModuleValue() | Generic() | TypeVariable() | Deferred():
            return False
        case TupleValue(items=items):
            return any(map(is_mutable, items))
        case Unknown(holds=holds):
            return bool(holds)
        case InstanceValue(attributes=attributes):
            return "_name_" not in attributes
        case _:
            return True
