"""From nodes to the message: keys, kinds of values, names of enums."""

from __future__ import annotations

import re
from difflib import get_close_matches

from google.protobuf.descriptor import Descriptor, EnumDescriptor, FieldDescriptor
from google.protobuf.json_format import ParseDict, ParseError

from flowc.manifests.codes import NEWER_FORMAT, SYNTAX, UNKNOWN_KEY, WRONG_TYPE
from flowc.manifests.nodes import Atom, Map, Node, Sequence, plain
from flowc.manifests.plain_data import is_dict
from flowc_idl.flowc.ext.v1.manifest_pb2 import DESCRIPTOR, Manifest
from flowc_ir.diagnostic import Report
from flowc_ir.source import Span

FORMAT = 1
"""The newest format of manifests that is read."""

ANY = "google.protobuf.Value"
"""The message whose value is any data."""

_INTEGERS = (FieldDescriptor.CPPTYPE_INT32, FieldDescriptor.CPPTYPE_INT64,
             FieldDescriptor.CPPTYPE_UINT32, FieldDescriptor.CPPTYPE_UINT64)  # fmt: skip


def decode(node: Node, report: Report) -> Manifest | None:
    """Give the manifest of a document, or None; what is wrong goes to `report`."""
    if not isinstance(node, Map):
        report.add(SYNTAX.at(node.span, "a manifest is a map"))
        return None
    if _is_newer(node, report):
        return None
    decoder = _Decoder(report)
    data = decoder.message(node, DESCRIPTOR.message_types_by_name["Manifest"])
    if decoder.failed or not is_dict(data):
        return None
    try:
        return ParseDict(data, Manifest())
    except (ParseError, OverflowError) as error:  # a number that no double or integer can hold
        report.add(WRONG_TYPE.at(node.span, f"a value in the manifest is none: {error}"))
        return None


def _is_newer(node: Map, report: Report) -> bool:
    for entry in node.entries:
        if entry.key == "format" and isinstance(entry.node, Atom):
            value = entry.node.value
            if isinstance(value, int) and not isinstance(value, bool) and value > FORMAT:
                message = f"this manifest is of format {value}; this flowc reads up to {FORMAT}"
                report.add(NEWER_FORMAT.at(entry.node.span, message, hint="update flowc"))
                return True
            return False
    message = "a manifest says in `format` by which definition it is written"
    report.add(WRONG_TYPE.at(node.span, message, hint=f"add `format: {FORMAT}`"))
    return True


class _Decoder:
    def __init__(self, report: Report) -> None:
        self._report = report
        self.failed = False

    def message(self, node: Node, descriptor: Descriptor) -> object:
        """Give the data of a message as protojson has it."""
        if descriptor.full_name == ANY:
            return plain(node)
        if not isinstance(node, Map):
            return self._wrong(node.span, "a map")
        found: dict[str, object] = {}
        for entry in node.entries:
            field = descriptor.fields_by_name.get(entry.key)
            if field is None:
                self._unknown(entry.key, entry.span, descriptor)
            else:
                found[entry.key] = self._field(entry.node, field)
        return found

    def _field(self, node: Node, field: FieldDescriptor) -> object:
        if field.message_type is not None and field.message_type.GetOptions().map_entry:
            if not isinstance(node, Map):
                return self._wrong(node.span, "a map")
            value = field.message_type.fields_by_name["value"]
            return {entry.key: self._one(entry.node, value) for entry in node.entries}
        if field.is_repeated:
            if not isinstance(node, Sequence):
                return self._wrong(node.span, "a list")
            return [self._one(item, field) for item in node.items]
        return self._one(node, field)

    def _one(self, node: Node, field: FieldDescriptor) -> object:
        if field.message_type is not None:
            return self.message(node, field.message_type)
        if not isinstance(node, Atom):
            return self._wrong(node.span, _kind(field))
        if field.enum_type is not None:
            return self._member(node, field.enum_type)
        if _fits(node.value, field):
            return node.value
        return self._wrong(node.span, _kind(field))

    def _member(self, node: Atom, enum: EnumDescriptor) -> object:
        """Take the name of an enum's value, also in small letters and without the enum's name."""
        short = short_names(enum)
        if isinstance(node.value, str):
            if node.value in enum.values_by_name:
                return node.value
            if node.value in short:
                return short[node.value]
        return self._wrong(node.span, f"one of {', '.join(short)}")

    def _wrong(self, span: Span, expected: str) -> object:
        """Report a wrong value; what stands for it is not read any more."""
        self.failed = True
        self._report.add(WRONG_TYPE.at(span, f"this must be {expected}"))
        return None

    def _unknown(self, key: str, span: Span, descriptor: Descriptor) -> None:
        self.failed = True
        names = list(descriptor.fields_by_name)
        near = get_close_matches(key, names, n=1)
        hint = f"did you mean `{near[0]}`?" if near else f"its keys are {', '.join(names)}"
        what = "a manifest" if descriptor.name == "Manifest" else f"a {_words(descriptor.name)}"
        self._report.add(UNKNOWN_KEY.at(span, f"{what} has no key `{key}`", hint=hint))


def short_names(enum: EnumDescriptor) -> dict[str, str]:
    """Give the short names of an enum's values, as people write them → the full ones."""
    prefix = f"{re.sub(r'(?<!^)(?=[A-Z])', '_', enum.name).upper()}_"
    names = (value.name for value in enum.values if value.number != 0)
    return {name.removeprefix(prefix).lower(): name for name in names}


def _words(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def _kind(field: FieldDescriptor) -> str:
    if field.cpp_type == FieldDescriptor.CPPTYPE_STRING:
        return "text"
    return "a truth value" if field.cpp_type == FieldDescriptor.CPPTYPE_BOOL else "a whole number"


def _fits(value: object, field: FieldDescriptor) -> bool:
    if field.cpp_type == FieldDescriptor.CPPTYPE_STRING:
        return isinstance(value, str)
    if field.cpp_type == FieldDescriptor.CPPTYPE_BOOL:
        return isinstance(value, bool)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return is_whole and field.cpp_type in _INTEGERS and int(str(value)) >= 0
