"""Modules that protobuf generates: which classes and numbers they define."""

from __future__ import annotations

import pytest

from flowc.frontend.interpreter.values import ClassValue, External, Known, Unknown
from flowc.frontend.library.protobuf_messages import MESSAGE, read_definition
from flowc_idl.flowc.ir.v1 import program_pb2
from frontend.running import interpret

NEW = """
from google.protobuf import descriptor as _descriptor
from google.protobuf import descriptor_pool as _descriptor_pool
from google.protobuf import symbol_database as _symbol_database
from google.protobuf.internal import builder as _builder
_sym_db = _symbol_database.Default()
DESCRIPTOR = _descriptor_pool.Default().AddSerializedFile({data})
_globals = globals()
_builder.BuildMessageAndEnumDescriptors(DESCRIPTOR, _globals)
_builder.BuildTopDescriptorsAndMessages(DESCRIPTOR, 'made.program_pb2', _globals)
if not _descriptor._USE_C_DESCRIPTORS:
  _globals['_LACK']._serialized_start=945
"""
OLD = """
from google.protobuf import descriptor_pool as _descriptor_pool
from google.protobuf import message as _message
from google.protobuf import reflection as _reflection
from google.protobuf import symbol_database as _symbol_database
_sym_db = _symbol_database.Default()
DESCRIPTOR = _descriptor_pool.Default().AddSerializedFile(b'')
_OPAQUE = DESCRIPTOR.message_types_by_name['Opaque']
Opaque = _reflection.GeneratedProtocolMessageType('Opaque', (_message.Message,), {
  'DESCRIPTOR' : _OPAQUE,
  '__module__' : 'made.program_pb2'
  # @@protoc_insertion_point(class_scope:flowc.ir.v1.Opaque)
  })
_sym_db.RegisterMessage(Opaque)
"""


def check_message(value: object) -> None:
    """Require a class that derives from `Message`, in the module that protobuf says."""
    assert isinstance(value, ClassValue)
    assert (value.module.name, value.name) == ("made.program_pb2", "Opaque")
    assert [b.name for b in value.bases if isinstance(b, External)] == [MESSAGE]
    assert value.lost is None


def test_builder() -> None:
    """Bind messages and the numbers of enums; an enum itself is not followed."""
    data = program_pb2.DESCRIPTOR.serialized_pb
    names = interpret(NEW.format(data=data)).names
    check_message(names["Opaque"])
    number = names["LACK_WORLD"]
    assert isinstance(number, Known)
    assert number.value == program_pb2.LACK_WORLD
    assert isinstance(names["Lack"], Unknown)


def test_classes_of_older_generators() -> None:
    """Make the class from its name and namespace."""
    check_message(interpret(OLD).names["Opaque"])


def test_bytes_that_are_no_definition() -> None:
    """Refuse what ends early, or has fields of kinds that are gone."""
    data = program_pb2.DESCRIPTOR.serialized_pb
    for broken in (data[:-1], b"\x0b", b"\x80" * 12, b"\x22\x05\x0a"):
        with pytest.raises(ValueError):
            read_definition(broken)
