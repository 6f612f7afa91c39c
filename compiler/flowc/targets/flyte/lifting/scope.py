"""What all parts of lifting share: the report, the types, and what the package defines."""

from __future__ import annotations

from collections.abc import Collection

from flyteidl.core import identifier_pb2

from flowc.targets.flyte.lifting.codes import UNKNOWN_REFERENCE
from flowc.targets.flyte.lifting.literals import Literals
from flowc.targets.flyte.lifting.place import Place
from flowc.targets.flyte.lifting.types import Types
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind, LocalReference, Reference, RemoteReference
from flowc_ir.lazy_dataclass import dataclass

KINDS = {
    identifier_pb2.TASK: EntityKind.TASK,
    identifier_pb2.WORKFLOW: EntityKind.WORKFLOW,
    identifier_pb2.LAUNCH_PLAN: EntityKind.LAUNCH_PLAN,
}
_CODES = {
    EntityKind.TASK: "TaskReferenceNotFound",
    EntityKind.WORKFLOW: "WorkflowReferenceNotFound",
    EntityKind.LAUNCH_PLAN: "WorkflowReferenceNotFound",
}

# What registering tools fill in (flytectl v0.9.8, cmd/register/register_util.go).
_PLACEHOLDERS = {
    "{{ registration.project }}",
    "{{ registration.domain }}",
    "{{ registration.version }}",
}


@dataclass(frozen=True, slots=True)
class Home:
    """Project, domain and version of a package's own entities; empty is filled in later."""

    project: str = ""
    domain: str = ""
    version: str = ""


def home_of(message: identifier_pb2.Identifier) -> Home:
    """Give where an identifier lies; a placeholder counts as empty."""
    parts = (message.project, message.domain, message.version)
    return Home(*("" if part in _PLACEHOLDERS else part for part in parts))


@dataclass(frozen=True, slots=True)
class Scope:
    """One package. `defined` holds kind, name and home of each of its entities."""

    report: Report
    types: Types
    literals: Literals
    home: Home
    defined: Collection[tuple[EntityKind, str, Home]]

    def reference(
        self, message: identifier_pb2.Identifier, kind: EntityKind, place: Place
    ) -> Reference:
        """Give what an identifier refers to; of what is registered elsewhere no more is known."""
        home = home_of(message)
        is_right = KINDS.get(message.resource_type) is kind
        is_known = (kind, message.name, home) in self.defined
        if not is_right or (not is_known and self._should_be_here(home)):
            word = kind.value.replace("_", " ")
            self.report.add(
                UNKNOWN_REFERENCE.at(
                    place.span,
                    f"{word} `{message.name}` is not in the package"
                    if is_right
                    else f"the identifier `{message.name}` does not name a {word}",
                    hint="name what is registered elsewhere with project, domain and version",
                    backend=_CODES[kind],
                )
            )
        if home == self.home:
            return LocalReference(kind, message.name)
        return RemoteReference(
            kind=kind,
            project=message.project,
            domain=message.domain,
            name=message.name,
            version=message.version,
            interface=None,
        )

    def _should_be_here(self, home: Home) -> bool:
        """Tell whether only this package can register what lies there."""
        return home == self.home or not home.version
