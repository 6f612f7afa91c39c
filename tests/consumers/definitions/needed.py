"""Flyte's definitions without what some messages do not reach."""

from __future__ import annotations

from collections.abc import Iterable

from flyteidl.admin import execution_pb2, launch_plan_pb2, task_pb2, workflow_pb2
from google.protobuf.descriptor import Descriptor, EnumDescriptor, FileDescriptor
from google.protobuf.descriptor_pb2 import DescriptorProto, FileDescriptorProto, FileDescriptorSet

_FOREIGN = "google.protobuf."


REQUEST = execution_pb2.DESCRIPTOR.message_types_by_name["ExecutionCreateRequest"]
PACKAGED = (
    task_pb2.DESCRIPTOR.message_types_by_name["TaskSpec"],
    workflow_pb2.DESCRIPTOR.message_types_by_name["WorkflowSpec"],
    launch_plan_pb2.DESCRIPTOR.message_types_by_name["LaunchPlan"],
)


def needed(*roots: Descriptor) -> FileDescriptorSet:
    """Give what messages reach, files in the order of their imports; those of Google are whole."""
    reached = _reached(roots)
    made = FileDescriptorSet()
    for file in _ordered(each.file for each in reached.values()):
        whole = FileDescriptorProto.FromString(file.serialized_pb)
        made.file.append(
            whole if file.package == "google.protobuf" else _part(whole, reached, file)
        )
    return made


def outer_class(file: FileDescriptor) -> str:
    """Give the name of the class in Java that protoc makes of a whole file."""
    words = file.name.rpartition("/")[2].removesuffix(".proto").split("_")
    name = "".join(word[:1].upper() + word[1:] for word in words)
    taken = {*file.message_types_by_name, *file.enum_types_by_name, *file.services_by_name}
    for message in file.message_types_by_name.values():
        taken |= _names_in(message)
    return f"{name}OuterClass" if name in taken else name


def _names_in(message: Descriptor) -> set[str]:
    found = {*message.nested_types_by_name, *message.enum_types_by_name}
    for nested in message.nested_types:
        found |= _names_in(nested)
    return found


def _reached(roots: Iterable[Descriptor]) -> dict[str, Descriptor | EnumDescriptor]:
    found: dict[str, Descriptor | EnumDescriptor] = {}
    waiting: list[Descriptor | EnumDescriptor] = [*roots]
    while waiting:
        each = waiting.pop()
        if each.full_name in found:
            continue
        found[each.full_name] = each
        if each.containing_type is not None:
            # Only for its place: what it holds besides is not needed.
            found.setdefault(each.containing_type.full_name, each.containing_type)
        if isinstance(each, Descriptor) and not each.full_name.startswith(_FOREIGN):
            for field in each.fields:
                waiting += filter(None, (field.message_type, field.enum_type))
    return found


def _ordered(files: Iterable[FileDescriptor]) -> list[FileDescriptor]:
    """Give files after those that they import, of those that are given."""
    given = {file.name: file for file in files}
    made: dict[str, FileDescriptor] = {}

    def add(file: FileDescriptor) -> None:
        for imported in file.dependencies:
            add(imported)
        if file.name in given:
            made.setdefault(file.name, file)

    for name in sorted(given):
        add(given[name])
    return list(made.values())


def _part(
    whole: FileDescriptorProto,
    reached: dict[str, Descriptor | EnumDescriptor],
    file: FileDescriptor,
) -> FileDescriptorProto:
    made = FileDescriptorProto(name=whole.name, package=whole.package, syntax=whole.syntax)
    made.options.java_outer_classname = outer_class(file)
    messages = (each for each in whole.message_type if f"{whole.package}.{each.name}" in reached)
    made.message_type.extend(_trimmed(each, whole.package, reached) for each in messages)
    made.enum_type.extend(
        each for each in whole.enum_type if f"{whole.package}.{each.name}" in reached
    )
    used = set(_types_in(made.message_type))
    files = {each.file.name for name, each in reached.items() if f".{name}" in used}
    made.dependency.extend(name for name in whole.dependency if name in files)
    return made


def _trimmed(
    message: DescriptorProto, scope: str, reached: dict[str, Descriptor | EnumDescriptor]
) -> DescriptorProto:
    made = DescriptorProto()
    made.CopyFrom(message)
    name = f"{scope}.{message.name}"
    del made.nested_type[:]
    del made.enum_type[:]
    nested = (each for each in message.nested_type if f"{name}.{each.name}" in reached)
    made.nested_type.extend(_trimmed(each, name, reached) for each in nested)
    made.enum_type.extend(each for each in message.enum_type if f"{name}.{each.name}" in reached)
    return made


def _types_in(messages: Iterable[DescriptorProto]) -> Iterable[str]:
    for message in messages:
        yield from (field.type_name for field in message.field)
        yield from _types_in(message.nested_type)
