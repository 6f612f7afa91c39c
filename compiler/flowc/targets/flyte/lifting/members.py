"""The files of a package, and the messages in them."""

from __future__ import annotations

import io
import re
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from flyteidl.admin.launch_plan_pb2 import LaunchPlan
from flyteidl.admin.task_pb2 import TaskSpec
from flyteidl.admin.workflow_pb2 import WorkflowSpec
from google.protobuf.message import DecodeError

from flowc.targets.flyte.lifting.codes import STRAY_MEMBER, UNREADABLE_PACKAGE
from flowc.targets.flyte.lifting.place import place_of
from flowc_ir.diagnostic import Report
from flowc_ir.lazy_dataclass import dataclass

Message: TypeAlias = TaskSpec | WorkflowSpec | LaunchPlan

MOST_BYTES = 1 << 28
"""The largest file, and the largest sum of files, that is read."""

# What stands before `.pb` tells the message (flytekit 1.16.31 tools/serialize_helpers.py).
MESSAGE_NAME = re.compile(r"_([123])\.pb$")
_TYPES: dict[str, type[Message]] = {"1": TaskSpec, "2": WorkflowSpec, "3": LaunchPlan}
# The code that fast registration sends (flytectl v0.9.8 cmd/register/register_util.go).
_SOURCE = re.compile(r"(^|/)fast[^/]*\.tar\.gz$")


class UnreadableError(Exception):
    """Bytes that are no Flyte message or package; its text says why."""


@dataclass(frozen=True, slots=True)
class Member:
    """One message, and the name of the file that holds it."""

    name: str
    message: Message


def files_in(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Give the files of an archive, by name; raises UnreadableError.

    Nothing is written anywhere, so that a name may be what it likes.
    """
    left = MOST_BYTES
    try:
        with _opened(data) as archive:
            for member in archive:
                if member.size > left:
                    raise UnreadableError(f"{member.name} is larger than {left} bytes")
                left -= member.size
                content = archive.extractfile(member) if member.isreg() else None
                if content is not None:
                    yield member.name, content.read()
                elif not member.isdir():
                    yield member.name, b""
    # What the readers of archives raise on bytes that are none is not all their own.
    except (tarfile.TarError, OSError, EOFError, ValueError, zlib.error) as error:
        raise UnreadableError(f"not a package: {error}") from error


def _opened(data: bytes) -> tarfile.TarFile:
    """Open an archive in the two forms that registering tools read."""
    if data.startswith(b"\x1f\x8b"):
        return tarfile.open(fileobj=io.BytesIO(data), mode="r:gz")
    return tarfile.open(fileobj=io.BytesIO(data), mode="r:")


def message_in(name: str, data: bytes) -> Message:
    """Read the message of a file; raises UnreadableError.

    Where the name does not tell which it is, it is the first that can be read, as for flytectl.
    """
    found = MESSAGE_NAME.search(name)
    for cls in (_TYPES[found[1]],) if found else _TYPES.values():
        message = cls()
        try:
            message.ParseFromString(data)
        except DecodeError:
            continue
        if found or _is_itself(message):
            return message
    wanted = _TYPES[found[1]].DESCRIPTOR.full_name if found else "task, workflow or launch plan"
    raise UnreadableError(f"{name} does not hold a {wanted}")


def members_of(file: str, files: Iterable[tuple[str, bytes]], report: Report) -> list[Member]:
    """Read all messages in the order of their names; what is wrong goes into the report."""
    members: list[Member] = []
    for name, data in sorted(files):
        if _SOURCE.search(name):
            continue
        where = place_of(file, name).span
        if name.startswith("/") or ".." in name.split("/"):
            report.add(STRAY_MEMBER.at(where, f"`{name}` leads out of the package"))
        elif not name.endswith(".pb"):
            hint = "a package holds messages (`.pb`) and at most one `fast….tar.gz`"
            report.add(STRAY_MEMBER.at(where, f"`{name}` is no message", hint=hint))
        else:
            try:
                members.append(Member(name, message_in(name, data)))
            except UnreadableError as error:
                report.add(UNREADABLE_PACKAGE.at(where, str(error)))
    return members


def _is_itself(message: Message) -> bool:
    """Tell whether a message that any bytes might be names an entity."""
    id_ = message.id if isinstance(message, LaunchPlan) else message.template.id
    kinds: dict[type[Message], int] = {TaskSpec: 1, WorkflowSpec: 2, LaunchPlan: 3}
    return bool(id_.name) and id_.resource_type == kinds[type(message)]
