"""Tasks that are objects of retold classes: lowered by asking their methods."""

from __future__ import annotations

from flowc.dialects.flytekit.classes.decorators import extra_config, is_retold
from flowc.dialects.flytekit.classes.interfaces import TypedInterface
from flowc.dialects.flytekit.classes.last_settings import SettingsOfPackaging
from flowc.dialects.flytekit.classes.raw_containers import RawContainerValue
from flowc.dialects.flytekit.classes.targets import (
    ContainerValue,
    OwnCall,
    PodValue,
    SqlTarget,
    UsualCommand,
    command_of,
    loader_of,
    own_command,
    packaged_raw,
    plain_data,
    string_pairs,
)
from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.entity import PythonInterface, entity_of, lower_interface
from flowc.dialects.flytekit.graph.overrides import ConfiguredEntity
from flowc.dialects.flytekit.naming import short_name
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.docs import documentation_of
from flowc.dialects.flytekit.settings.images import TaskImage, task_image
from flowc.dialects.flytekit.settings.metadata import metadata_of
from flowc.dialects.flytekit.settings.pods import is_shared_pod
from flowc.dialects.flytekit.settings.reading import constant, is_none, need, text
from flowc.dialects.flytekit.settings.secrets import security_context
from flowc.dialects.flytekit.tasks.carried_images import hand_on_images
from flowc.dialects.flytekit.tasks.hints import hinted_names
from flowc.dialects.flytekit.tasks.task_entity import TaskEntity
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    TRUE,
    ClassValue,
    InstanceValue,
    Known,
    ListValue,
    Unknown,
    Value,
)
from flowc_ir.graph import NodeMetadata
from flowc_ir.lazy_dataclass import replace
from flowc_ir.plain import PlainMap
from flowc_ir.source import Span
from flowc_ir.task import (
    ExecutionMode,
    ExtendedResources,
    NoTarget,
    Pair,
    RawContainer,
    Task,
    TaskMetadata,
    TaskTarget,
    UserContainer,
)

FIXED = ("compile", "construct_node_metadata", "python_interface", "interface")
"""What flytekit asks of a task when a workflow calls it, and is not asked here."""


class ExtendedResourcesValue(Extension):
    """Accelerator and shared memory, as `get_extended_resources` gives them."""

    __slots__ = ("extended",)

    def __init__(self, extended: ExtendedResources | None) -> None:
        self.extended = extended


class ClassTask(TaskEntity, ConfiguredEntity):
    """A task of a class of the user's own, or of flytekit's: `instance` is the object.

    Mirrors `get_serializable_task` of flytekit 1.16.31 (tools/translator.py).
    """

    __slots__ = ("instance", "is_reconfigured")

    def __init__(self, session: Session, instance: InstanceValue, span: Span) -> None:
        super().__init__(session, "", span)
        self.instance = instance
        self.is_reconfigured = False

    def accept_config(self, config: Value, span: Span) -> None:
        """Require that it is of the same class as the one before."""
        machine = self.session.machine
        old, new = (machine.type_of(each) for each in (self.ask("_task_config"), config))
        is_fit = old is new or (isinstance(new, ClassValue) and old in new.mro)
        if not is_fit:
            mistake(
                WRONG_SETTING,
                span,
                f"the new `task_config` of {self.describe()} is of another class",
                hint="a node may change what a configuration holds, and not its class",
                exception="ValueError",
            )
        self.is_reconfigured = True

    def set_config(self, config: Value) -> None:
        """Change the configuration of the object."""
        self.session.machine.set_attribute(self.instance, "_task_config", config, self.span)

    def settle(self) -> None:
        """Read name and interface once the object is made; what is not known makes it opaque.

        Raises what flytekit raises.
        """
        try:
            self._settle()
        except Raised as raised:
            # It is reported once.
            self.opaque = Unknown("it has errors", raised.span)
            raise

    def _settle(self) -> None:
        if self.instance.cls.lost is not None:
            self.opaque = self.unknown_interface = self.instance.cls.lost
            return
        try:
            self.interface = self._typed_interface()
        except Lost as lost:
            self.opaque = self.unknown_interface = lost.unknown
        try:
            self.name = self.said_name()
            self.metadata = self._metadata()
            if self._shows_deck():
                self.metadata = replace(self.metadata, generates_deck=True)
            context = self.ask("security_context")
            self.security = security_context(self.session.machine, context, self.span)
        except Lost as lost:
            self.opaque = self.opaque or lost.unknown
        # A dynamic task hands it on.
        try:
            if self.runs_user_code():
                self.image = task_image(self.session, self.ask("container_image"), self.span)
        except Lost as lost:
            self.image = TaskImage(unknown=lost.unknown)

    def own_config(self, lowered: Task) -> tuple[Pair, ...]:
        """Give the configuration without what a decorator adds."""
        return self._config(lowered.target)

    def mapped_place(self) -> tuple[str, str] | None:
        """Give module and name for a map task; None if it cannot be mapped."""
        machine = self.session.machine
        if self.derives_from("PythonInstanceTask"):
            parts = [self.ask("task_type"), self.ask("lhs")]
        elif self.derives_from("PythonFunctionTask") and self._mode() is ExecutionMode.DEFAULT:
            find = machine.external("flytekit.core.tracker.extract_task_module")
            place = need(machine.call_with(find, self.ask("task_function"), span=self.span))
            at = [machine.subscript(place, Known(position), self.span) for position in (1, 2)]
            parts = [need(each) for each in at]
        else:
            return None
        module, name = (text(part, "a part of a name", self.span) or "" for part in parts)
        return module, name

    def shares_pod(self) -> bool:
        """Tell whether other tasks put their containers into the pod of this one too."""
        return self.runs_user_code() and is_shared_pod(self.ask("pod_template"))

    def is_plain(self) -> bool:
        """Tell whether its class is one of flytekit's own two."""
        return is_retold(self.instance.cls) and self.instance.cls.name in (
            "PythonFunctionTask",
            "PythonInstanceTask",
        )

    def runs_user_code(self) -> bool:
        """Tell whether flytekit takes the task for one with a container of the user's code."""
        return self.derives_from("PythonAutoContainerTask")

    def derives_from(self, name: str) -> bool:
        """Tell whether the class is, or derives from, a retold class."""
        return any(is_retold(entry) and entry.name == name for entry in self._classes())

    def _classes(self) -> list[ClassValue]:
        return [entry for entry in self.instance.cls.mro if isinstance(entry, ClassValue)]

    def ask(self, name: str) -> Value:
        """Read an attribute of the object; raises `Lost` if it is not known."""
        return need(self.session.machine.attribute(self.instance, name, self.span))

    def ask_method(self, name: str) -> Value:
        """Call a method with the settings of packaging; raises `Lost` if it is not known."""
        call = Call(positional=(SettingsOfPackaging(),), keywords={}, span=self.span)
        return need(self.session.machine.call(self.ask(name), call))

    def said_name(self) -> str:
        """Give the name as the object says it."""
        name = text(self.ask("name"), "the name of a task", self.span)
        if not name:
            raise Lost(Unknown("a task has no name", self.span))
        return name

    def _typed_interface(self) -> PythonInterface:
        for name in FIXED:
            self._require_retold(name)
        typed = need(self.ask("_interface"))
        if not isinstance(typed, TypedInterface):
            raise Lost(Unknown("the interface of a task is not followed", self.span))
        held = self.instance.attributes.get("_python_interface")
        if held is not None and held is not typed.origin and not is_none(typed.origin):
            raise Lost(Unknown("the interface of a task is changed later", self.span))
        return typed.interface

    def _require_retold(self, name: str) -> None:
        for entry in self._classes():
            if name in entry.namespace:
                if not is_retold(entry):
                    reason = f"`{name}` of a task is a method of one's own, which is not followed"
                    raise Lost(Unknown(reason, entry.span))
                return

    def _metadata(self) -> TaskMetadata:
        return metadata_of(self.session.machine, self.ask("metadata"), self.span)

    def _shows_deck(self) -> bool:
        return bool(constant(self.ask("enable_deck"), "`enable_deck`", self.span))

    def node_metadata(self) -> NodeMetadata:
        """Give timeout, retries and interruptibility."""
        metadata = self._metadata()
        return NodeMetadata(
            name=short_name(self.name),
            timeout=metadata.timeout,
            retries=metadata.retries,
            interruptible=metadata.interruptible,
        )

    def lower(self) -> Task:
        """Give the IR of the task."""
        if self.opaque is not None:
            raise Lost(self.opaque)
        if self.is_reconfigured and (self.mappers or self.session.packaging.is_disordered):
            reason = "whether its configuration is changed before it is packaged is not known"
            raise Lost(Unknown(reason, self.span))
        if self.said_name() != self.name:
            raise Lost(Unknown("the name of a task is changed later", self.span))
        machine, span = self.session.machine, self.span
        if self._mode() is ExecutionMode.DYNAMIC:
            hand_on_images(self.session)
        target = self._target()
        config = self._config(target)
        if self._shows_deck():
            # As flytekit does it: seen also by others with the same object, and not at all where
            # `metadata` gives a new one each time.
            machine.set_attribute(self.ask("metadata"), "generates_deck", TRUE, span)
        return Task(
            name=self.name,
            type=text(self.ask("task_type"), "`task_type`", span) or "",
            type_version=self._version(),
            interface=lower_interface(self._typed_interface(), span),
            metadata=self._metadata(),
            target=target,
            custom=self._custom(),
            config=self._added(config),
            security=security_context(machine, self.ask("security_context"), span),
            extended=self._extended(),
            docs=documentation_of(self.ask("docs"), span),
            hints=self._hints(),
            span=span,
        )

    def _mode(self) -> ExecutionMode:
        if not self.derives_from("PythonFunctionTask"):
            return ExecutionMode.DEFAULT
        member = self.ask("execution_mode")
        name = text(self.session.machine.attribute(member, "name", self.span), "a mode", self.span)
        return ExecutionMode[name or ""]

    def _hints(self) -> tuple[str, ...]:
        if not self.derives_from("PythonFunctionTask"):
            return ()
        hints = self.ask("node_dependency_hints")
        return () if is_none(hints) else hinted_names(self.session, hints, self.span)

    def _version(self) -> int:
        version = constant(self.ask("task_type_version"), "`task_type_version`", self.span)
        if not isinstance(version, int):
            raise Lost(Unknown("the version of a task type is not a number", self.span))
        return int(version)

    def _target(self) -> TaskTarget:
        container = self.ask_method("get_container")
        pod = self.ask_method("get_k8s_pod")
        sql = self.ask_method("get_sql")
        given = [value for value in (container, pod, sql) if not is_none(value)]
        if not given:
            return NoTarget()
        if len(given) > 1:
            raise Lost(Unknown("a task has more than one of container, pod and query", self.span))
        match given[0]:
            case ContainerValue() as started if started is container:
                own = self._own_call(started)
                return started.packaged(self.session, self._mode(), own)
            case RawContainerValue() as started if started is container:
                return packaged_raw(started)
            case PodValue(container=inner) as around if around is pod:
                own = self._own_call(inner) if isinstance(inner, ContainerValue) else None
                return around.packaged(self.session, self._mode(), own)
            case SqlTarget() if given[0] is sql:
                return given[0].sql
            case _:
                raise Lost(Unknown("what runs a task is built by code of one's own", self.span))

    def _own_call(self, container: ContainerValue) -> OwnCall | None:
        """Find out how a command of its own uses the usual one; None if it is that, or unclear.

        As flytekit does it for pods and map tasks: another usual command is put in its place.
        """
        if not container.runs_user_code or container.calls_user_code():
            return None
        machine, span = self.session.machine, self.span
        kept = self.ask("_get_command_fn")
        stand_in = Builtin("flytekit.usual_command", lambda _, __: ListValue([UsualCommand()]))
        machine.set_attribute(self.instance, "_get_command_fn", stand_in, span)
        try:
            own = own_command(machine, self.ask_method("get_command"), span)
            usual = command_of(machine, self.ask_method("get_default_command"), span)
        except Lost:
            return None
        finally:
            machine.set_attribute(self.instance, "_get_command_fn", kept, span)
        loaded = loader_of(usual)
        if own is None or loaded is None:
            return None
        words = (*own.before, *(usual if own.calls_usual else ()), *own.after)
        return OwnCall(*loaded, own) if words == container.command else None

    def _config(self, target: TaskTarget) -> tuple[Pair, ...]:
        value = self.ask_method("get_config")
        config = string_pairs(value, "`get_config`", self.span)
        pod = None if isinstance(target, NoTarget) else _pod_name(target)
        if pod is not None and config.pop(PRIMARY_CONTAINER, None) != pod:
            reason = "the configuration of a task hides the name of its primary container"
            raise Lost(Unknown(reason, self.span))
        return tuple(Pair(key, item) for key, item in config.items())

    def _added(self, config: tuple[Pair, ...]) -> tuple[Pair, ...]:
        """Add what a class decorator adds, which has the last word."""
        decorated = self.instance.attributes.get("_task_function")
        added = extra_config(self.session, decorated, self.span)
        both = {**{pair.key: pair.value for pair in config}, **added}
        return tuple(Pair(key, item) for key, item in both.items())

    def _custom(self) -> PlainMap | None:
        return plain_data(self.ask_method("get_custom"), self.span)

    def _extended(self) -> ExtendedResources | None:
        value = self.ask_method("get_extended_resources")
        if is_none(value):
            return None
        if isinstance(value, ExtendedResourcesValue):
            return value.extended
        raise Lost(Unknown("the extended resources of a task are not followed", self.span))

    def call(self, context: Context, call: Call) -> Value:
        """Call the object, as its class says."""
        return self.session.machine.call(self.instance, call)

    def call_plainly(self, context: Context, call: Call) -> Value:
        """Make a node."""
        return super().call(context, call)

    def reachable(self) -> tuple[Value, ...]:
        """Give the object."""
        return (self.instance,)


def rename(task: Value, name: Value, span: Span) -> None:
    """Give the object of a task another name, before anything has asked for it."""
    entity = entity_of(task)
    if isinstance(entity, ClassTask):
        entity.session.machine.set_attribute(task, "_name", name, span)
        entity.settle()


PRIMARY_CONTAINER = "primary_container_name"


def _pod_name(target: TaskTarget) -> str | None:
    if isinstance(target, (RawContainer, UserContainer)) and target.pod_template is not None:
        return target.pod_template.primary_container
    return None
