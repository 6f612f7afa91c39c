"""The definitions mirror the IR one to one, and everything in them is documented."""

from __future__ import annotations

import enum
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import NoneType

import pytest
from google.protobuf.descriptor_pb2 import (
    DescriptorProto,
    EnumDescriptorProto,
    FieldDescriptorProto,
    FileDescriptorProto,
    FileDescriptorSet,
)

from flowc_ir.reflect import alternatives, hints_of, is_class, repeated_item
from flowc_ir.source import Span
from ir.any_values import classes

FOLDER = Path(__file__).parent.parent.parent / "idl" / "flowc_idl"
CLASSES = [*classes(), Span]
PLAIN = ".flowc.ir.v1.Plain"

# What the written form has beyond the values: its version, and the paths that spans share.
_WRITTEN_ONLY = {"Program": {"schema_version", "paths"}}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[FileDescriptorProto]:
    """Compile the definitions, with their comments."""
    output = tmp_path_factory.mktemp("descriptors") / "set.binpb"
    definitions = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("ir/v1/*.proto"))
    command = [sys.executable, "-m", "grpc_tools.protoc", f"--proto_path={FOLDER}"]
    command += [f"--descriptor_set_out={output}", "--include_source_info", *definitions]
    subprocess.run(command, check=True)
    return list(FileDescriptorSet.FromString(output.read_bytes()).file)


@pytest.fixture(scope="module")
def messages(files: list[FileDescriptorProto]) -> dict[str, DescriptorProto]:
    """Give all messages by their names."""
    return {message.name: message for file in files for message in file.message_type}


@pytest.fixture(scope="module")
def enums(files: list[FileDescriptorProto]) -> dict[str, EnumDescriptorProto]:
    """Give all enums by their names."""
    return {enum.name: enum for file in files for enum in file.enum_type}


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_class_has_a_message_with_its_fields(
    cls: type[object], messages: dict[str, DescriptorProto]
) -> None:
    """Compare the names of the fields, both ways."""
    names = {field.name for field in messages[cls.__name__].field}
    assert names == hints_of(cls).keys() | _WRITTEN_ONLY.get(cls.__name__, set())


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_presence_says_what_may_be_none(
    cls: type[object], messages: dict[str, DescriptorProto]
) -> None:
    """Find `optional` exactly where the class allows None, and `repeated` where it has a tuple."""
    fields = {field.name: field for field in messages[cls.__name__].field}
    for name, hint in hints_of(cls).items():
        # Plain data has a member for None of its own.
        may_be_none = NoneType in alternatives(hint) and fields[name].type_name != PLAIN
        assert fields[name].proto3_optional == may_be_none, name
        is_repeated = fields[name].label == FieldDescriptorProto.LABEL_REPEATED
        assert is_repeated == (repeated_item(hint) is not None), name


def test_every_union_has_a_member_for_each_arm(messages: dict[str, DescriptorProto]) -> None:
    """Compare the arms of every union of dataclasses with the members of its message."""
    seen: set[str] = set()
    for cls in classes():
        fields = {field.name: field for field in messages[cls.__name__].field}
        for name, hint in hints_of(cls).items():
            arms = [arm for arm in alternatives(repeated_item(hint) or hint) if is_class(arm)]
            names = {arm.__name__ for arm in arms if arm is not NoneType}
            union = messages.get(fields[name].type_name.rpartition(".")[2])
            if union is None or names == {union.name} or names & {"int", "str"} or not names:
                continue
            members = {field.type_name.rpartition(".")[2] for field in union.field}
            assert members - {""} == names
            seen.add(union.name)
    assert {"Type", "Literal", "NodeTarget", "BindingValue", "Entity", "Definition"} <= seen


def test_every_enum_has_all_members(enums: dict[str, EnumDescriptorProto]) -> None:
    """Compare the names of the members; zero means that nothing was written."""
    found: set[str] = set()
    for cls in classes():
        for hint in hints_of(cls).values():
            for arm in alternatives(hint):
                if is_class(arm) and issubclass(arm, enum.Enum):
                    values = enums[arm.__name__].value
                    prefix = values[0].name.removesuffix("UNSPECIFIED")
                    names = [value.name.removeprefix(prefix) for value in values]
                    assert names == ["UNSPECIFIED", *(member.name for member in arm)]
                    found.add(arm.__name__)
    assert found == set(enums)


def test_everything_has_a_comment(files: list[FileDescriptorProto]) -> None:
    """Find a sentence above every message, field, enum and value."""
    assert len(files) == 11
    for file in files:
        comments = {
            tuple(place.path): place.leading_comments.strip()
            for place in file.source_code_info.location
        }
        for path, name in _declarations(file):
            comment = comments.get(path, "")
            assert comment.endswith("."), f"{file.name}: {name}"
            assert comment[0].isupper() or not comment[0].isalpha(), f"{file.name}: {name}"


def _declarations(file: FileDescriptorProto) -> Iterator[tuple[tuple[int, ...], str]]:
    """Give the path of each declaration in the descriptor, and its name."""
    for i, message in enumerate(file.message_type):
        yield (4, i), message.name
        for j, field in enumerate(message.field):
            yield (4, i, 2, j), f"{message.name}.{field.name}"
    for i, enum_ in enumerate(file.enum_type):
        yield (5, i), enum_.name
        for j, value in enumerate(enum_.value):
            yield (5, i, 2, j), f"{enum_.name}.{value.name}"
