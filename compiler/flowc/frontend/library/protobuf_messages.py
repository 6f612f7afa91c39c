"""Generated `*_pb2` modules: the classes of their messages, read from the descriptor."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.frontend.interpreter.classes import make_class
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.namespaces import NamespaceValue
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    DictValue,
    External,
    InstanceValue,
    Known,
    ModuleValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.library.arguments import known_text, machine_of
from flowc.frontend.library.builtin_functions import calling_module
from flowc.frontend.library.unknown_modules import Silent
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

MESSAGE = "google.protobuf.message.Message"
"""The base class of all messages."""

VARINT, FIXED64, LENGTH, FIXED32 = 0, 1, 2, 5


@dataclass(frozen=True, slots=True)
class EnumShape:
    """One enum of a definition: its values by name."""

    name: str
    values: dict[str, int]


@dataclass(frozen=True, slots=True)
class MessageShape:
    """One message of a definition, with those inside it."""

    name: str
    messages: tuple[MessageShape, ...]
    enums: tuple[EnumShape, ...]


def read_definition(data: bytes) -> tuple[tuple[MessageShape, ...], tuple[EnumShape, ...]]:
    """Read messages and enums from a serialised `FileDescriptorProto`.

    Raises ValueError if it is none. Numbers of fields: google/protobuf/descriptor.proto.
    """
    messages = tuple(_message(part) for part in _parts(data, 4))
    return messages, tuple(_enum(part) for part in _parts(data, 5))


def _message(data: bytes) -> MessageShape:
    inner = tuple(_message(part) for part in _parts(data, 3))
    return MessageShape(_name(data), inner, tuple(_enum(part) for part in _parts(data, 4)))


def _enum(data: bytes) -> EnumShape:
    values: dict[str, int] = {}
    for part in _parts(data, 2):
        numbers = [value for number, value in _fields(part) if number == 2]
        found = numbers[-1] if numbers else 0
        if not isinstance(found, int):
            raise ValueError("a number of an enum is no number")
        values[_name(part)] = found - (1 << 64) if found >> 63 else found
    return EnumShape(_name(data), values)


def _name(data: bytes) -> str:
    return next(iter(_parts(data, 1)), b"").decode()


def _parts(data: bytes, wanted: int) -> Iterator[bytes]:
    for number, value in _fields(data):
        if number == wanted and isinstance(value, bytes):
            yield value


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    """Give the fields of a message in protobuf's wire format."""
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        match tag & 7:
            case 0:
                value, at = _varint(data, at)
                yield tag >> 3, value
            case 2:
                size, at = _varint(data, at)
                if at + size > len(data):
                    raise ValueError("the message ends early")
                yield tag >> 3, data[at : at + size]
                at += size
            case 1 | 5:
                at += 8 if tag & 7 == FIXED64 else 4
            case _:
                raise ValueError("this is no message")


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        if at >= len(data) or shift > 63:
            raise ValueError("the message ends early")
        byte = data[at]
        value |= (byte & 127) << shift
        at += 1
        if byte < 128:
            return value, at
        shift += 7


class Pool(Extension):
    """The pool of descriptors, to which a generated module adds its file."""

    __slots__ = ()

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give the method that adds a file."""
        if name in ("AddSerializedFile", "AddSerialized"):
            return Builtin(f"DescriptorPool.{name}", _add_file)
        return super().get_attribute(context, name, span)

    def is_changed_by(self, method: str) -> bool:
        """Tell whether a method changes the program: none does."""
        return False


class FileDescriptor(Extension):
    """The descriptor of one file."""

    __slots__ = ("data",)

    def __init__(self, data: bytes) -> None:
        self.data = data

    def describe(self) -> str:
        """Say what this is."""
        return "the descriptor of a protobuf file"

    def set_attribute(self, context: Context, name: str, value: Value, span: Span) -> bool:
        """Write an attribute: nothing comes of it."""
        return True


def _add_file(context: Context, call: Call) -> Value:
    data = call.positional[0]
    if isinstance(data, Known) and isinstance(data.value, bytes):
        return FileDescriptor(data.value)
    return data if isinstance(data, Unknown) else Unknown("this file is not known", call.span)


def _build(context: Context, call: Call) -> Value:
    """Bind the messages and enums of a file (google/protobuf/internal/builder.py)."""
    file, name, names = call.positional
    module = names.module if isinstance(names, NamespaceValue) else None
    text = known_text(name)
    if module is None or text is None or not isinstance(file, FileDescriptor):
        context.lose([names], Unknown("what a protobuf file defines is not known", call.span))
        return NONE
    messages, enums = read_definition(file.data)
    home = module if module.name == text else ModuleValue(text, module.path, "")
    for enum in enums:
        _bind_enum(module.namespace, enum, call.span)
    for message in messages:
        module.namespace[message.name] = _class(context, message, home, call.span)
    return NONE


def _bind_enum(names: dict[str, Value], enum: EnumShape, span: Span) -> None:
    names[enum.name] = Unknown("an enum of protobuf is not followed", span)
    for value, number in enum.values.items():
        names[value] = Known(number)


def _class(context: Context, shape: MessageShape, home: ModuleValue, span: Span) -> ClassValue:
    names: dict[str, Value] = {}
    for enum in shape.enums:
        _bind_enum(names, enum, span)
    for inner in shape.messages:
        names[inner.name] = _class(context, inner, home, span)
    return make_class(machine_of(context), shape.name, (External(MESSAGE),), names, home, {}, span)


def _generated_class(context: Context, call: Call) -> Value:
    """Model `GeneratedProtocolMessageType(name, (Message,), names)` of older generated code."""
    name, bases, names = call.positional
    short = known_text(name)
    module = calling_module(machine_of(context))
    if short is None or module is None or not isinstance(names, DictValue) or names.lost:
        return Unknown("this message is not known", call.span)
    if not isinstance(bases, TupleValue):
        return Unknown("this message is not known", call.span)
    held = {str(key): item for key, (_, item) in names.entries.items()}
    text = known_text(held.pop("__module__", None)) or module.name
    home = module if module.name == text else ModuleValue(text, module.path, "")
    return make_class(machine_of(context), short, bases.items, held, home, {}, call.span)


def _instance(context: Context, cls: ClassValue, call: Call) -> Value:
    return InstanceValue(cls, lost=Unknown("a protobuf message is not followed", call.span))


def install(registry: Registry) -> None:
    """Add what generated modules use."""
    package = "google.protobuf"
    registry.models |= {
        f"{package}.descriptor_pool.Default": lambda context, call: Pool(),
        f"{package}.symbol_database.Default": lambda context, call: Silent("symbol_database"),
        f"{package}.internal.builder.BuildMessageAndEnumDescriptors": lambda context, call: NONE,
        f"{package}.internal.builder.BuildTopDescriptorsAndMessages": _build,
        f"{package}.internal.builder.BuildServices": lambda context, call: NONE,
        f"{package}.reflection.GeneratedProtocolMessageType": _generated_class,
        f"{package}.runtime_version.ValidateProtobufRuntimeVersion": lambda context, call: NONE,
    }
    registry.constants[f"{package}.descriptor._USE_C_DESCRIPTORS"] = lambda: Known(True)
    registry.classes.add(MESSAGE)
    registry.constructors[MESSAGE] = _instance
    registry.harmless.add(package)
