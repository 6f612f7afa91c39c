"""Who uses an entity: nodes, launch plans, and references that say what they expect of it."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.comparison.change import Site, SiteKind
from flowc.comparison.sides import Side
from flowc_ir.graph import Call, EntityKind, RemoteReference, Workflow
from flowc_ir.interface import Interface
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.walk import walk_bindings, walk_nodes, walk_promises

Key = tuple[EntityKind, str]


@dataclass(frozen=True, slots=True)
class Usage:
    """One use: the inputs that it gives and the outputs that are taken of it.

    `declared` is what a reference says of the interface; None where the entity itself is used.
    """

    site: Site
    inputs: frozenset[str]
    outputs: frozenset[str]
    declared: Interface | None = None


class Callers:
    """All uses in one program, by what is used."""

    def __init__(self, side: Side, *, is_old: bool) -> None:
        self._is_old = is_old
        self.usages: dict[Key, list[Usage]] = {}
        for workflow in side.facts.workflows:
            for key, usage in self._in_workflow(workflow):
                self.usages.setdefault(key, []).append(usage)
        for plan in side.facts.launch_plans:
            if plan.is_default:
                continue
            site = Site(kind=SiteKind.PLAN, user=plan.name, span=plan.span, is_old=is_old)
            given = [p.name for p in plan.parameters if not p.required or p.default is not None]
            inputs = frozenset((*given, *(entry.key for entry in plan.fixed_inputs)))
            key = (plan.workflow.kind, plan.workflow.name)
            self.usages.setdefault(key, []).append(Usage(site, inputs, frozenset()))

    def of(self, key: Key) -> list[Usage]:
        """Give the uses of one entity, in reading order."""
        found = self.usages.get(key, [])
        return sorted(found, key=lambda u: (u.site.span.path, u.site.span.line, u.site.span.column))

    def _in_workflow(self, workflow: Workflow) -> Iterator[tuple[Key, Usage]]:
        taken: dict[str, set[str]] = {}
        for binding in walk_bindings(workflow):
            for promise in walk_promises(binding.value):
                taken.setdefault(promise.node, set()).add(promise.output)
        for node in walk_nodes(workflow):
            if not isinstance(node.target, Call):
                continue
            callee = node.target.callee
            is_remote = isinstance(callee, RemoteReference)
            site = Site(
                kind=SiteKind.REFERENCE if is_remote else SiteKind.NODE,
                user=workflow.name,
                node=node.id,
                span=node.span,
                is_old=self._is_old,
            )
            given = frozenset(binding.port for binding in node.bindings)
            declared = callee.interface if isinstance(callee, RemoteReference) else None
            usage = Usage(site, given, frozenset(taken.get(node.id, ())), declared)
            yield (callee.kind, callee.name), usage
