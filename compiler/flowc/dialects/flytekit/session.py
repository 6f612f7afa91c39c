"""The session: what the flytekit dialect remembers during one compilation."""

from __future__ import annotations

from typing import NoReturn, Protocol

from flowc.dialects.flytekit.beside import Beside
from flowc.dialects.flytekit.types.lowering import TypeLowering
from flowc.flytekit_versions import Behaviour
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import ExceptionValue, External, Known, Unknown, Value
from flowc_ir.diagnostic import Code, Diagnostic
from flowc_ir.lazy_dataclass import dataclass, field
from flowc_ir.source import Span
from flowc_ir.task import Pair


class Entity(Extension):
    """The root of tasks, workflows and launch plans, as values of the user's program.

    Subclasses live in the rooms that make them; the session keeps them in the order of their
    creation, as flytekit's `FlyteEntities.entities` does.
    """

    __slots__ = ()


class GraphNode(Extension):
    """The root of nodes while a workflow body runs."""

    __slots__ = ()


class Home(Protocol):
    """The workflow through which tasks are loaded that its body defines."""

    name: str

    def location(self) -> str:
        """Give the qualified name by which it is found again; raises `Lost`."""
        ...

    def position(self, task: Entity) -> int | None:
        """Give the place of a task among those of its own that it runs; None if it is none."""
        ...


@dataclass(slots=True)
class Compiling:
    """One workflow body that is being run (flytekit's `CompilationState`).

    `home` is the workflow, if tasks that are defined now belong to it. `section` is the place of
    what is written inside of another graph, if it is that: a conditional, a failure handler.
    """

    prefix: str
    nodes: list[GraphNode] = field(default_factory=list[GraphNode])
    made: list[GraphNode] = field(default_factory=list[GraphNode])
    home: Home | None = None
    section: Span | None = None


@dataclass(slots=True)
class Packaging:
    """What one packaging has done so far, where image names depend on it.

    `image_specs` are the `ImageSpec`s of tasks; `names_image_spec`: tasks of which nothing is known
    may have some too. `carried_images` is what dynamic tasks have put into the image configuration,
    by key; `images_lost` says why that is not known any more. `module_count` is how many modules
    were loaded at the start, 0 before it. `is_disordered`: flytekit may have packaged a task before
    one that was made earlier. `is_fast`: code is sent apart from the images, so that these do not
    hold it. `source_path` is where the source root lies on the machine that packages, empty if that
    is not declared. `built_images` are the names that remote builders give to images, by the names
    that flytekit gives them. `config_changes` are the new configurations of tasks that come into
    force before an entity is packaged, by its identity.
    """

    image_specs: list[Extension] = field(default_factory=list[Extension])
    names_image_spec: bool = False
    carried_images: list[Pair] = field(default_factory=list[Pair])
    images_lost: Unknown | None = None
    module_count: int = 0
    is_disordered: bool = False
    is_fast: bool = False
    source_path: str = ""
    built_images: dict[str, str] = field(default_factory=dict[str, str])
    config_changes: dict[int, list[tuple[Entity, Value]]] = field(
        default_factory=dict[int, list[tuple[Entity, Value]]]
    )


class Session:
    """State of one compilation. `machine` is set once, before any module runs.

    `manifests` are the ids and hashes of those that took part. `config_changes` are the new
    configurations of tasks that the body which is being run asks for.
    `flytekit` is the version that is mirrored: what rooms do otherwise in one than in another, they
    read there; `beside` is what is installed beside it. `supposes`: a body is run only to see its
    edges, so that what is most likely may be taken for granted where nothing is emitted.
    """

    def __init__(self, types: TypeLowering, flytekit: Behaviour, beside: Beside) -> None:
        self.flytekit = flytekit
        self.types = types
        self.beside = beside
        self.entities: list[Entity] = []
        self.compiling: list[Compiling] = []
        self.launch_plans: dict[str, Entity] = {}
        self.packaging = Packaging()
        self.has_retold = False
        self.config_changes: list[tuple[Entity, Value]] = []
        self.supposes = False
        self.manifests: list[tuple[str, str]] = []
        self._machine: Machine | None = None

    @property
    def machine(self) -> Machine:
        """The interpreter that runs the user's program."""
        if self._machine is None:
            raise RuntimeError("the session has no machine yet")
        return self._machine

    def attach(self, machine: Machine) -> None:
        """Set the interpreter."""
        self._machine = machine

    def current(self) -> Compiling | None:
        """Give the workflow body that is being run, if any."""
        return self.compiling[-1] if self.compiling else None

    def has_union(self, span: Span, what: str) -> bool:
        """Tell whether flytekit is taken to have the package `union` beside it."""
        return self.beside.has_union(self.machine.report, span, what)

    def register(self, entity: Entity) -> None:
        """Remember an entity in the order of creation."""
        self.entities.append(entity)
        self.machine.effects += 1

    def report(self, raised: Raised, fallback: Code) -> None:
        """Report an exception of the user's program as a finding."""
        diagnostic = raised.diagnostic or fallback.at(raised.span, raised.message, hint=raised.hint)
        self.machine.report.add(diagnostic)


def mistake(
    code: Code, span: Span, message: str, *, hint: str = "", exception: str = "AssertionError"
) -> NoReturn:
    """Raise in the user's program what flytekit would raise, with a finding that says it better."""
    diagnostic: Diagnostic = code.at(span, message, hint=hint)
    value = ExceptionValue(External(f"builtins.{exception}"), (Known(message),))
    raise Raised(value, span, message, diagnostic)


def calm(session: Session, model: Model) -> Model:
    """Let a model give an unknown value where, at module level, it would be lost.

    In the body of a workflow it stays lost, and so is the workflow: a node may be missing.
    """

    def calmed(context: Context, call: Call) -> Value:
        try:
            return model(context, call)
        except Lost as lost:
            if session.current() is not None:
                raise
            return lost.unknown

    return calmed
