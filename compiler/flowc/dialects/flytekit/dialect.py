"""The flytekit dialect: one compilation from its first module to its IR."""

from __future__ import annotations

from collections.abc import Mapping, Set

from flowc.dialects.flytekit.beside import Beside
from flowc.dialects.flytekit.codes import FROZEN_ENVIRONMENT, OPAQUE_ENTITY
from flowc.dialects.flytekit.entity import FlyteEntity, opaque_entity
from flowc.dialects.flytekit.finder import ExtensionFinder
from flowc.dialects.flytekit.finishing import in_order
from flowc.dialects.flytekit.graph.overrides import ConfiguredEntity
from flowc.dialects.flytekit.registry import flytekit_registry
from flowc.dialects.flytekit.session import Entity, Session
from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask
from flowc.dialects.flytekit.types.lowering import TypeLowering
from flowc.dialects.flytekit.uncertain import UncertaintyListener
from flowc.flytekit_versions import Behaviour
from flowc.frontend.codes import ENVIRONMENT_READ
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.registry import Finder, Registry
from flowc.frontend.interpreter.signals import BudgetExceededError, Lost, Raised
from flowc.frontend.interpreter.values import Unknown
from flowc.manifests.places import Places
from flowc_ir.diagnostic import Report
from flowc_ir.graph import EntityKind, LocalReference, Workflow
from flowc_ir.program import Entity as LoweredEntity
from flowc_ir.program import Manifest, Opaque
from flowc_ir.records import Definition
from flowc_ir.source import Span
from flowc_ir.task import ExecutionMode, Task
from flowc_ir.walk import walk_references

STEPS_PER_ENTITY = 20_000
"""The least that an entity may take to be lowered, whatever those before it took."""


class FlytekitDialect:
    """What flytekit's names mean, and what they have made so far."""

    packages = frozenset({"flytekit"})
    """What is loaded before any module of the user's, so that a folder cannot stand before it."""

    def __init__(
        self,
        report: Report,
        flytekit: Behaviour,
        beside: Beside,
        *,
        is_fast: bool = False,
        source_path: str = "",
        built_images: Mapping[str, str] | None = None,
    ) -> None:
        self._report = report
        self._told: set[Span] = set()
        self._session = Session(TypeLowering(flytekit, beside.importer_of), flytekit, beside)
        self._session.packaging.is_fast = is_fast
        self._session.packaging.source_path = source_path
        self._session.packaging.built_images = dict(built_images or {})

    @property
    def session(self) -> Session:
        """What a dialect that sits on this one shares with it."""
        return self._session

    def registry(self) -> Registry:
        """Give the tables of the dialect."""
        return flytekit_registry(self._session)

    def attach(self, machine: Machine) -> None:
        """Set the interpreter that will run the modules."""
        self._session.attach(machine)
        machine.listeners.append(UncertaintyListener(self._session))

    def note_environment(self, name: str, value: str | None, span: Span) -> None:
        """Record that an environment variable is read."""
        taken = "is not declared" if value is None else f"has the declared value {value!r}"
        self._report.add(
            ENVIRONMENT_READ.at(
                span,
                f"the environment variable `{name}` {taken}",
                hint="declare it with `--env-var NAME=VALUE` or in `[tool.flowc.environment]`",
            )
        )
        if self._session.compiling and not self._session.supposes:
            self._report.add(
                FROZEN_ENVIRONMENT.at(
                    span,
                    f"the workflow keeps what `{name}` is when it is compiled",
                    hint="make it an input, or read it in a task",
                )
            )

    def definitions(self) -> tuple[Definition, ...]:
        """Give the nominal type table, sorted by name."""
        table = self._session.types.definitions
        return tuple(table[name] for name in sorted(table))

    def finder(self, places: Places, texts: dict[str, str]) -> Finder:
        """Give what finds the meaning of names in manifests; `texts` takes theirs, by path."""
        return ExtensionFinder(self._session, places, texts)

    def manifests(self) -> tuple[Manifest, ...]:
        """Give the manifests that took part, sorted by their ids."""
        found = {*self._session.manifests, *self._session.types.manifests}
        return tuple(Manifest(id_, sha256) for id_, sha256 in sorted(found))

    def judge_bodies(self) -> tuple[Workflow, ...]:
        """Report what is wrong in the bodies of tasks and workflows, once all modules have run.

        Gives what can be seen of workflows that are opaque or dynamic.
        """
        # Only who checks asks for it.
        from flowc.dialects.flytekit.bodies.judging import judge_bodies

        judge_bodies(self._session)
        if not any(_is_looked_at(entity) for entity in self._session.entities):
            return ()
        from flowc.dialects.flytekit.bodies.partial_graphs import partial_graphs

        return tuple(partial_graphs(self._session))

    def finish(self) -> tuple[LoweredEntity, ...]:
        """Make all graphs, and give the IR of all entities in the order of creation."""
        packaging = self._session.packaging
        machine = self._session.machine
        machine.steps = machine.steps_per_file
        packaging.module_count = len(machine.modules)
        ordered = in_order(self._session)
        lowered: list[LoweredEntity] = []
        done: set[tuple[EntityKind, str]] = set()
        for entity in ordered:
            for changed, config in packaging.config_changes.pop(id(entity), ()):
                if isinstance(changed, ConfiguredEntity):
                    changed.set_config(config)
            made = self._lower(entity)
            done.add((entity.kind, entity.name))
            packaging.is_disordered = packaging.is_disordered or _is_early(made, done)
            lowered.append(made)
        return tuple(lowered)

    def _lower(self, entity: FlyteEntity) -> LoweredEntity:
        machine = self._session.machine
        machine.steps = max(machine.steps, STEPS_PER_ENTITY)
        try:
            return entity.lower()
        except Lost as lost:
            return self._opaque(entity, lost.unknown)
        except Raised as raised:
            said = OPAQUE_ENTITY.at(raised.span, raised.message, hint=raised.hint)
            self._report.add(raised.diagnostic or said)
            return self._opaque(entity, Unknown("it has errors", raised.span))
        except BudgetExceededError as error:
            return self._opaque(entity, Unknown(error.reason, error.span))
        except RecursionError:
            return self._opaque(entity, Unknown("it nests too deep", entity.span))

    def _opaque(self, entity: FlyteEntity, unknown: Unknown) -> Opaque:
        # Few programs have anything of the kind.
        from flowc.dialects.flytekit.varying import judge

        found = judge(self._session, entity, unknown)
        if found is not None and found.span not in self._told:
            self._told.add(found.span)
            self._report.add(found)
        return opaque_entity(entity, unknown)


def _is_looked_at(entity: Entity) -> bool:
    """Tell whether a graph may be seen that is not emitted: of what is opaque, or dynamic."""
    if isinstance(entity, FunctionTask) and entity.mode is ExecutionMode.DYNAMIC:
        return True
    return isinstance(entity, FlyteEntity) and entity.opaque is not None


def _is_early(entity: LoweredEntity, done: Set[tuple[EntityKind, str]]) -> bool:
    """Tell whether flytekit may package, with an entity, one that is made later."""
    match entity:
        case Opaque(kind=kind):
            return kind is not EntityKind.TASK
        case Task(hints=hints):
            return any(all((kind, name) not in done for kind in EntityKind) for name in hints)
        case _:
            return any(
                isinstance(reference, LocalReference)
                and (reference.kind, reference.name) not in done
                for reference in walk_references(entity)
            )
