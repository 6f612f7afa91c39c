"""Types: from annotations to the IR, by the rules of flytekit's TypeEngine."""

from __future__ import annotations

from collections.abc import Callable
from typing import Never

from flowc.dialects.flytekit.types import choices, containers, datasets, files, literals
from flowc.dialects.flytekit.types.bases import require_known_bases
from flowc.dialects.flytekit.types.catalogue import (
    ImporterOf,
    activity,
    described_type,
    has_encoding,
)
from flowc.dialects.flytekit.types.codes import DICT_SUBCLASS, TUPLE_VALUE
from flowc.dialects.flytekit.types.dataclass_fields import fields_of
from flowc.dialects.flytekit.types.endless import reject_endless
from flowc.dialects.flytekit.types.library_types import (
    CLASSES,
    CONSTANT,
    DATAFRAMES,
    MESSAGE,
    MESSAGES,
    message_type,
)
from flowc.dialects.flytekit.types.lowerer import Handler, Lowerer
from flowc.dialects.flytekit.types.place import RESTRICTED, Place
from flowc.dialects.flytekit.types.record_names import RecordNames
from flowc.dialects.flytekit.types.scalar_literals import host_literal
from flowc.dialects.flytekit.types.spelling import is_special_form, method_text, spell
from flowc.dialects.flytekit.types.subject import Subject, is_generic, take_apart, with_annotations
from flowc.flytekit_versions import Behaviour
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    External,
    Generic,
    InstanceValue,
    Known,
    ListValue,
    ModuleValue,
    SetValue,
    TypeVariable,
    Unknown,
    Value,
)
from flowc_ir.lack import Lack
from flowc_ir.literals import Literal
from flowc_ir.records import Definition
from flowc_ir.source import Span
from flowc_ir.types import NativeType, Type, UnionType

_NO_MODULE = ModuleValue("", "", "")

Claim = Callable[[Value, Place], Type]
"""How a transformer that the user registered lowers a type."""


class TypeLowering:
    """Lowers annotations of one compilation; `definitions` is the nominal table that grows.

    Lookup mirrors `TypeEngine.get_transformer` of flytekit 1.16.31 (core/type_engine.py):
    Annotated, enums, Literal, generics, unions, exact types, the MRO, dataclasses, and pickle for
    the rest.
    """

    def __init__(self, flytekit: Behaviour, importer_of: ImporterOf = lambda package: "") -> None:
        self.flytekit = flytekit
        self.manifests: set[tuple[str, str]] = set()
        self._importer_of = importer_of
        self.definitions: dict[str, Definition] = {}
        self.records = RecordNames()
        self._claims: dict[str | ClassValue, Claim] = {}
        self._claimed_by_unknown: Unknown | None = None
        self._known: dict[int, tuple[Value, Type]] = {}
        self._resolved: dict[int, tuple[Value, Value]] = {}
        self._literals = literals.Literals(self.definitions, flytekit)

    def claim(self, cls: Value, claim: Claim) -> None:
        """Let a transformer of the user's own lower a class (`TypeEngine.register`)."""
        if isinstance(cls, External):
            self._claims[cls.name] = claim
        elif isinstance(cls, ClassValue):
            self._claims[cls] = claim
        self._known.clear()

    def claim_all(self, unknown: Unknown) -> None:
        """Give up every class of the user: a transformer claims one of them, which is not known."""
        self._claimed_by_unknown = unknown
        self._known.clear()

    def lower(self, annotation: Value, context: Machine, module: ModuleValue, span: Span) -> Type:
        """Give the type that an annotation stands for.

        Raises `signals.Lost` if it is not known, `signals.Raised` where flytekit raises.
        """
        if (known := self._known.get(id(annotation))) is not None:
            return known[1]
        place = Place(context, module, span)
        resolved = context.resolve_annotation(annotation, module, span)
        type_ = self.lower_at(resolved, place)
        reject_endless(type_, self.definitions, place)
        self._known[id(annotation)] = (annotation, type_)
        self._resolved[id(annotation)] = (annotation, resolved)
        return type_

    def to_literal(
        self,
        value: Value,
        type_: Type,
        annotation: Value,
        context: Machine,
        span: Span,
        *,
        keeps_hash: bool = True,
    ) -> Literal:
        """Give the literal of a constant (flytekit 1.16.31 `TypeEngine.to_literal`).

        `keeps_hash`: the literal is carried whole, with the hash that a `HashMethod` makes; a
        binding carries only the value.

        `annotation` is what `type_` was lowered from, as it was given to `lower` or resolved.
        Raises `signals.Lost` if the value is not known or would be uploaded, `signals.Raised`
        where flytekit raises.
        """
        place = Place(context, _NO_MODULE, span)
        _, resolved = self._resolved.get(id(annotation), (annotation, annotation))
        return self._literals.make(value, type_, resolved, place, keeps_hash=keeps_hash)

    def default(self, value: Value, type_: Type, annotation: Value, place: Place) -> Literal | None:
        """Give the literal of a field's default, None if it has none or is not known."""
        try:
            return self._literals.make(value, type_, annotation, place)
        except (Lost, Raised):
            return None

    def infer_literal(self, value: Value, context: Machine, span: Span) -> Literal:
        """Give the literal of a constant by its own type: an atom, a date or an enum member."""
        place = Place(context, _NO_MODULE, span)
        if isinstance(value, Unknown):
            place.lose(value)
        if isinstance(value, InstanceValue) and choices.is_member(value):
            value = choices.member_value(value, place)
        if isinstance(value, Known):
            return host_literal(value.value, place)
        place.lose("the type of this constant is not known")

    def lower_at(self, value: Value, place: Place) -> Type:
        """Lower a resolved type expression."""
        subject = take_apart(value, place)
        handler = self.handler(subject.inner, place)
        return with_annotations(handler(self, subject), subject)

    def handler(self, inner: Value, place: Place) -> Handler:
        """Find how a type (without Annotated) is lowered; raises Lost if it is not known."""
        match inner:
            case Unknown():
                place.lose(inner)
            case ClassValue() if self._claimed_by_unknown is not None:
                place.lose(self._claimed_by_unknown)
            case Known(value=None):
                return _constant("builtins.NoneType")
            case ClassValue():
                return self._class(inner, place)
            case Generic():
                return self._generic(inner, place)
            case External(name=name):
                return self._external(name, place)
            case TypeVariable():
                return _pickle
            case ListValue() | DictValue() | SetValue():
                containers.refuse_display(inner, place)
            case _:
                place.lose("this annotation is not a type")

    def _class(self, cls: ClassValue, place: Place) -> Handler:
        require_known_bases(cls, place)
        if choices.is_enum(cls):
            return choices.enum
        for entry in cls.mro:
            if isinstance(entry, ClassValue):
                if (claim := self._claims.get(entry)) is not None:
                    return _claimed(claim)
            elif isinstance(entry, External):
                found = self._found(entry.name, place)
                if found is not None:
                    return found
        if fields_of(cls) is not None:
            return _dataclass
        return self._pickled_class(cls, place)

    def _pickled_class(self, cls: ClassValue, place: Place) -> Handler:
        """Give how a user's class is pickled: a base of it might have an encoder elsewhere."""
        for base in cls.mro:
            if isinstance(base, External) and described_type(base.name, place) is not None:
                handler = self._pickled(base.name, place)
                if handler is not None and handler is not _pickle:
                    return handler
        return _pickle

    def _registered(self, name: str, place: Place) -> Handler | None:
        """Find the handler of exactly this library class."""
        if (claim := self._claims.get(name)) is not None:
            return _claimed(claim)
        if (described := self._described(name, place)) is not None:
            return described
        if (handler := _HANDLERS.get(name)) is not None:
            return handler
        if name in CONSTANT:
            return _constant(name)
        if name in DATAFRAMES:
            return datasets.dataset
        return _message if name in MESSAGES or name == MESSAGE else None

    def _described(self, name: str, place: Place) -> Handler | None:
        """Find the handler of a type that a manifest gives an encoding of its own."""
        entry = described_type(name, place)
        if entry is None:
            return None
        if entry.opaque:
            place.lose(entry.opaque)
        if not has_encoding(entry):
            return None
        if not activity(entry, place, self._importer_of).is_active:
            return None
        self.manifests.add(entry.manifest)
        from flowc.dialects.flytekit.types import described_types

        return described_types.handler(entry)

    def _found(self, name: str, place: Place) -> Handler | None:
        """Find the handler of a library class, or of what it derives from."""
        if (found := self._registered(name, place)) is not None:
            return found
        known, entry = CLASSES.get(name), described_type(name, place)
        bases = known.bases if known is not None else entry.bases if entry is not None else ()
        for base in bases:
            if (found := self._found(base, place)) is not None:
                if entry is not None:
                    self.manifests.add(entry.manifest)
                return found
        return None

    def _pickled(self, name: str, place: Place) -> Handler | None:
        """Find the handler of a library class without an encoding; None if it is not known."""
        entry = described_type(name, place)
        if entry is None:
            return _pickle if is_special_form(name) or name in CLASSES else None
        self.manifests.add(entry.manifest)
        reason = activity(entry, place, self._importer_of).reason if has_encoding(entry) else ""
        return _pickle if not reason else lambda lowering, subject: _pickle_for(subject, reason)

    def _external(self, name: str, place: Place) -> Handler:
        if choices.is_library_enum(name):
            return choices.enum
        found = self._found(name, place) or self._pickled(name, place)
        if found is not None:
            return found
        if (text := method_text(name)) is not None:
            return lambda lowering, subject: NativeType(name, text)
        _lose_library_type(name, place)

    def _generic(self, generic: Generic, place: Place) -> Handler:
        origin = generic.origin
        if isinstance(origin, ClassValue):
            return self._generic_class(origin, place)
        if not isinstance(origin, External):
            return _pickle if isinstance(origin, TypeVariable) else place.lose("not a type")
        name = origin.name
        if is_generic(generic, "typing.Iterator") and containers.is_json(generic.arguments):
            return _constant("flytekit.types.iterator.json_iterator.JSONIterator")
        if name == "typing.Literal" and not self.flytekit.has_literal_types:
            return _pickle
        if (handler := _GENERICS.get(name)) is not None:
            return handler
        # An alias of typing's has no MRO, and those that third parties make are of that kind.
        is_theirs = name not in CLASSES and described_type(name, place) is not None
        found = self._registered(name, place) if is_theirs else self._found(name, place)
        found = found or self._pickled(name, place)
        if found is not None:
            return found
        _lose_library_type(name, place)

    def _generic_class(self, cls: ClassValue, place: Place) -> Handler:
        """Lower `M[int]` of a user's generic class: typing makes an alias that has no MRO."""
        if cls in self._claims:
            return _claimed(self._claims[cls])
        require_known_bases(cls, place)
        names = {entry.name for entry in cls.mro if isinstance(entry, External)}
        if names <= {"typing.Generic", "typing.Protocol", "abc.ABC", "builtins.object"} and names:
            return _pickle
        place.lose(f"`{cls.name}[…]` is made by a library")


def _lose_library_type(name: str, place: Place) -> Never:
    """Say that only a manifest can tell what a library's type is to Flyte."""
    lack = place.machine.registry.lack(name)
    if lack is Lack.MANIFEST:
        place.lose(f"a manifest is needed for the type `{name}`", lack)
    place.lose(f"the type `{name}` of Python's library is not known", lack)


def _constant(name: str) -> Handler:
    return lambda lowering, subject: CONSTANT[name]


def _claimed(claim: Claim) -> Handler:
    return lambda lowering, subject: claim(subject.whole, subject.place)


def _pickle(lowering: object, subject: Subject) -> Type:
    """Give the type of what no transformer knows (flytekit types/pickle/pickle.py)."""
    return _pickle_for(subject, "")


def _pickle_for(subject: Subject, reason: str) -> Type:
    inner = subject.inner
    origin = inner.origin if isinstance(inner, Generic) else inner
    match origin:
        case ClassValue(module=module, qualname=qualname):
            name = f"{module.name}.{qualname}"
        case External(name=external):
            name = external
        case TypeVariable(name=variable):
            name = variable
        case _:
            name = ""
    return NativeType(name, spell(subject.whole, subject.place), reason=reason)


def _dataclass(lowering: Lowerer, subject: Subject) -> Type:
    from flowc.dialects.flytekit.types import records  # takes 3 ms to import

    return records.dataclass_record(lowering, subject)


def _pydantic_model(lowering: Lowerer, subject: Subject) -> Type:
    from flowc.dialects.flytekit.types import records

    return records.model_record(lowering, subject)


def _message(lowering: object, subject: Subject) -> Type:
    """Give the type of a protobuf message: named by module and class, without outer classes.

    In Annotated its name is `Annotated` (flytekit 1.16.31 `ProtobufTransformer.tag`).
    """
    match subject.inner:
        case ClassValue(module=ModuleValue(name=module), name=short):
            pass
        case External(name=name):
            module, mark, _ = name.partition("_pb2.")
            module = module + mark.removesuffix(".") if mark else name.rpartition(".")[0]
            short = name.rpartition(".")[2]
        case _:
            subject.place.lose("this protobuf message is not known")
    return message_type(f"{module}.{'Annotated' if subject.is_annotated else short}")


def _tuple(lowering: object, subject: Subject) -> Type:
    subject.place.fail(
        TUPLE_VALUE,
        "a tuple is not one value of a task or workflow",
        exception=RESTRICTED,
        hint="use a list or a dataclass, or several inputs or outputs",
    )


def _bare_union(lowering: object, subject: Subject) -> Type:
    return UnionType(())


def _derived_dict(lowering: Lowerer, subject: Subject) -> Type:
    if not lowering.flytekit.refuses_derived_dicts:
        return containers.derived_dict(subject)
    subject.place.fail(
        DICT_SUBCLASS,
        "a subclass of dict cannot be subscripted here",
        exception="ValueError",
        hint="use dict[str, …]",
    )


_HANDLERS: dict[str, Handler] = {
    "builtins.list": containers.list_of,
    "typing.List": containers.list_of,
    "builtins.dict": containers.dict_of,
    "typing.Dict": containers.dict_of,
    "builtins.tuple": _tuple,
    "typing.Tuple": _tuple,
    "typing.Union": _bare_union,
    "typing.Iterator": containers.iterator_of,
    "collections.abc.Iterator": containers.iterator_of,
    "os.PathLike": files.path,
    "flytekit.FlyteFile": files.file,
    "flytekit.FlyteDirectory": files.directory,
    "flytekit.types.schema.types.FlyteSchema": datasets.schema,
    "pydantic.BaseModel": _pydantic_model,
    **dict.fromkeys(files.ALIASES, files.alias),
}

_GENERICS: dict[str, Handler] = {
    "typing.Literal": choices.literal,
    "typing.Union": containers.union_of,
    "types.UnionType": containers.union_of,
    "flytekit.types.pickle.pickle.FlytePickle": files.pickle_alias,
    "collections.OrderedDict": _derived_dict,
    "collections.defaultdict": _derived_dict,
    "collections.Counter": _derived_dict,
}
