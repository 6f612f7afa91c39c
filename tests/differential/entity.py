"""Entities as they lie in a package: one protobuf message each."""

from __future__ import annotations

import base64
import re
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from flyteidl.admin.launch_plan_pb2 import LaunchPlan
from flyteidl.admin.task_pb2 import TaskSpec
from flyteidl.admin.workflow_pb2 import WorkflowSpec
from google.protobuf.message import Message

KINDS = {1: "task", 2: "workflow", 3: "launch_plan"}
_FILE = re.compile(r"(?P<position>\d+)_(?P<name>.+)_(?P<kind>[123])\.pb")


@dataclass(frozen=True, slots=True)
class Entity:
    """A task, workflow or launch plan: its file name in the archive and its message's bytes."""

    kind: str
    name: str
    file: str
    data: bytes = field(repr=False)

    @property
    def key(self) -> tuple[str, str]:
        """What names it: kind and name."""
        return (self.kind, self.name)

    def message(self) -> Message:
        """Decode the bytes as the message of its kind (flyteidl 1.16)."""
        kinds: dict[str, type[Message]] = {
            "task": TaskSpec,
            "workflow": WorkflowSpec,
            "launch_plan": LaunchPlan,
        }
        return kinds[self.kind].FromString(self.data)


def read_archive(path: Path) -> list[Entity]:
    """Read the entities of a `flyte-package.tgz` in the order of their numbers."""
    with tarfile.open(path) as archive:
        found = [(_FILE.fullmatch(member.name), member) for member in archive.getmembers()]
        numbered = sorted(
            ((int(match["position"]), match, member) for match, member in found if match),
            key=lambda item: item[0],
        )
        return [
            Entity(KINDS[int(match["kind"])], match["name"], member.name, _bytes(archive, member))
            for _, match, member in numbered
        ]


def entity_from_json(record: Mapping[str, object]) -> Entity:
    """Make an entity of what oracle/serialise.py wrote of it."""
    return Entity(
        kind=KINDS[int(str(record["kind"]))],
        name=str(record["name"]),
        file=str(record["file"]),
        data=base64.b64decode(str(record["message"])),
    )


def entity_to_json(entity: Entity) -> dict[str, object]:
    """Give what `entity_from_json` reads."""
    kind = next(number for number, name in KINDS.items() if name == entity.kind)
    message = base64.b64encode(entity.data).decode()
    return {"kind": kind, "name": entity.name, "file": entity.file, "message": message}


def _bytes(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    stream = archive.extractfile(member)
    return stream.read() if stream else b""
