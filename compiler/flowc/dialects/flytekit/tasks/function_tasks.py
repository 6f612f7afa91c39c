"""`@task`, `@dynamic` and `@eager`: functions that run in a container."""

from __future__ import annotations

import ast

from flowc.dialects.flytekit.codes import WRONG_ARGUMENTS, WRONG_SETTING
from flowc.dialects.flytekit.entity import lower_interface
from flowc.dialects.flytekit.interface import function_interface
from flowc.dialects.flytekit.naming import (
    function_module,
    function_name,
    instantiated_in,
    qualified_name,
)
from flowc.dialects.flytekit.session import Home, Session, mistake
from flowc.dialects.flytekit.settings.caching import cache_settings
from flowc.dialects.flytekit.settings.decks import shows_deck
from flowc.dialects.flytekit.settings.docs import documentation
from flowc.dialects.flytekit.settings.docstrings import parse_docstring
from flowc.dialects.flytekit.settings.images import task_image, with_image
from flowc.dialects.flytekit.settings.pod_settings import pod_template_of
from flowc.dialects.flytekit.settings.reading import (
    bind,
    constant,
    duration,
    flag,
    is_none,
    need,
    pairs,
    text,
    whole,
)
from flowc.dialects.flytekit.settings.resources import extended_resources, task_resources
from flowc.dialects.flytekit.settings.secrets import secret_requests
from flowc.dialects.flytekit.tasks.carried_images import hand_on_images
from flowc.dialects.flytekit.tasks.function_values import function_of
from flowc.dialects.flytekit.tasks.hints import hinted_names
from flowc.dialects.flytekit.tasks.places import check_place
from flowc.dialects.flytekit.tasks.plugin_tasks import (
    is_of_class,
    task_of_class,
    without_idle_config,
)
from flowc.dialects.flytekit.tasks.task_entity import TaskConfig, TaskEntity
from flowc.dialects.flytekit.tasks.unknown_tasks import UnknownTask
from flowc.dialects.flytekit.types.choices import is_member
from flowc.frontend.interpreter.context import Builtin, Call, Context
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.text import ADDRESS
from flowc.frontend.interpreter.values import NONE, FunctionValue, InstanceValue, Unknown, Value
from flowc_ir.graph import Call as NodeCall
from flowc_ir.graph import EntityKind, LocalReference, NodeMetadata, NodeTarget
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import Span
from flowc_ir.task import (
    ExecutionMode,
    ExtendedResources,
    Pair,
    SecurityContext,
    Task,
    TaskMetadata,
    UserContainer,
)

RESOLVER = "flytekit.core.python_auto_container.default_task_resolver"
NOTEBOOK_RESOLVER = "flytekit.core.python_auto_container.default_notebook_task_resolver"
BEHAVIOURS = {
    "ExecutionBehavior.DEFAULT": ExecutionMode.DEFAULT,
    "ExecutionBehavior.DYNAMIC": ExecutionMode.DYNAMIC,
}
CACHE_PARAMETERS = ("cache_serialize", "cache_version", "cache_ignore_input_vars")
PARAMETERS = (
    "_task_function",
    "task_config",
    "cache",
    "retries",
    "interruptible",
    "deprecated",
    "timeout",
    "container_image",
    "environment",
    "requests",
    "limits",
    "secret_requests",
    "execution_mode",
    "node_dependency_hints",
    "task_resolver",
    "docs",
    "disable_deck",
    "enable_deck",
    "deck_fields",
    "pod_template",
    "pod_template_name",
    "accelerator",
    "pickle_untyped",
    "shared_memory",
    "resources",
    "labels",
    "annotations",
    *CACHE_PARAMETERS,
)
"""Parameters of `flytekit.task` in order (flytekit 1.16.31 core/task.py)."""


class FunctionTask(TaskEntity):
    """A task whose function runs in a user container."""

    __slots__ = (
        "config",
        "container",
        "decorator",
        "extended",
        "function",
        "hints",
        "home",
        "mode",
        "unknown_metadata",
    )

    def __init__(self, session: Session, name: str, function: FunctionValue, span: Span) -> None:
        super().__init__(session, name, span)
        self.function = function
        self.decorator: Value = function
        self.mode = ExecutionMode.DEFAULT
        self.config: TaskConfig | None = None
        self.home: Home | None = None
        self.unknown_metadata: Unknown | None = None
        self.container = UserContainer(resolver=RESOLVER, loader_arguments=())
        self.extended: ExtendedResources | None = None
        self.hints: tuple[str, ...] = ()

    def node_metadata(self) -> NodeMetadata:
        """Give timeout, retries and interruptibility, if they are known."""
        if self.unknown_metadata is not None:
            raise Lost(self.unknown_metadata)
        return super().node_metadata()

    def node_target(self) -> NodeTarget:
        """Run the task."""
        if self.name == "":
            raise Lost(Unknown("the name of a task is not known", self.span))
        return NodeCall(callee=LocalReference(EntityKind.TASK, self.name))

    def mapped_place(self) -> tuple[str, str] | None:
        """Give module and name of the function, unless it compiles when it runs."""
        if self.mode is not ExecutionMode.DEFAULT:
            return None
        return function_module(self.session.machine, self.function), function_name(self.function)

    def own_config(self, lowered: Task) -> tuple[Pair, ...]:
        """Give what a plug-in set, and not what a decorator added."""
        added = {pair.key for pair in self._config()}
        return tuple(pair for pair in lowered.config if pair.key not in added)

    def lower(self) -> Task:
        """Give the IR of the task."""
        if self.opaque is not None:
            raise Lost(self.opaque)
        task = Task(
            name=self.name,
            type="python-task",
            interface=lower_interface(self.require_interface(), self.span),
            metadata=self.metadata,
            target=self._packaged(),
            config=self._config(),
            security=self.security,
            extended=self.extended,
            docs=self.docs,
            hints=self.hints,
            span=self.span,
        )
        return task if self.config is None else self.config.applied(task)

    def _config(self) -> tuple[Pair, ...]:
        """Give what a decorator adds whose object stands for the function."""
        if isinstance(self.decorator, FunctionValue):
            return ()
        from flowc.dialects.flytekit.classes.decorators import extra_config

        added = extra_config(self.session, self.decorator, self.span)
        return tuple(Pair(key, item) for key, item in added.items())

    def _packaged(self) -> UserContainer:
        """Give the container as it is when the task is packaged: its image is named then."""
        if self.mode is ExecutionMode.DYNAMIC:
            hand_on_images(self.session)
        container = with_image(self.session, self._homed(), self.image)
        return replace(container, pod_template=pod_template_of(self.pod_template, self.span))

    def _homed(self) -> UserContainer:
        """Give the container; a task of a workflow's body is loaded through the workflow."""
        if self.home is None:
            return self.container
        position = self.home.position(self)
        if position is None:
            reason = "a task of a workflow's body that it does not run itself cannot be loaded"
            raise Lost(Unknown(reason, self.span))
        return replace(
            self.container, resolver=self.home.location(), loader_arguments=(str(position),)
        )

    def text(self, context: Context, span: Span) -> Value:
        """Give `str()` of it: flytekit's tasks say where they lie."""
        return Unknown(f"the text of {self.describe()} holds {ADDRESS}", span, varies=True)

    def python_type(self) -> Value:
        """Give the class of flytekit's, which is retold once it is asked for."""
        if self.config is not None or self.mode is ExecutionMode.EAGER:
            return super().python_type()
        name = "core.python_function_task.Async" if is_coroutine(self.function) else ""
        return self.session.machine.external(f"flytekit.{name}PythonFunctionTask")

    def belongs_to(self, home: Home) -> bool:
        """Tell whether the body of that workflow defines the task."""
        return self.home is home

    def is_plain(self) -> bool:
        """Tell whether it is of flytekit's class for functions itself, and of none derived."""
        is_async = is_coroutine(self.function) and self.session.flytekit.async_calls_are_awaited
        return self.config is None and not is_async

    def call(self, context: Context, call: Call) -> Value:
        """Make a node; a call of an async task gives a coroutine, which no workflow awaits."""
        is_async = self.mode is ExecutionMode.EAGER or is_coroutine(self.function)
        is_async = is_async and self.session.flytekit.async_calls_are_awaited
        if is_async and self.session.current() is not None:
            mistake(
                WRONG_ARGUMENTS,
                call.span,
                f"{self.describe()} is async: its call gives a coroutine, and no node",
                hint="use `create_node`, and read the outputs of the node",
            )
        return super().call(context, call)

    def awaited(self, context: Context, call: Call) -> Value:
        """Make a node, also for an async task."""
        return super().call(context, call)

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Read an attribute of the task or of its function."""
        if self.config is None:
            self.refuse_node_method(context, name, span)
        if name in ("task_function", "__wrapped__"):
            return self.decorator
        if name in ("__doc__", "__module__", "__qualname__"):
            return context.attribute(self.function, name, span)
        return super().get_attribute(context, name, span)


def task_model(session: Session, mode: ExecutionMode = ExecutionMode.DEFAULT) -> Builtin:
    """Give the model of `flytekit.task`; with another mode, of `dynamic` or `eager`."""

    def model(context: Context, call: Call) -> Value:
        given = _bind(session, mode, call)
        function = given.pop("_task_function", NONE)
        if is_none(function):
            return Builtin(
                "flytekit.task",
                lambda _, inner: define_task(session, mode, inner.positional[0], given, call.span),
            )
        return define_task(session, mode, function, given, call.span)

    return Builtin("flytekit.task", model)


def _bind(session: Session, mode: ExecutionMode, call: Call) -> dict[str, Value]:
    flytekit = session.flytekit
    later = flytekit.later("task")
    names = [name for name in PARAMETERS if name not in later]
    if flytekit.task_drops_unknown:
        known = {name: value for name, value in call.keywords.items() if name in names}
        call = Call(positional=call.positional, keywords=known, span=call.span)
    if flytekit.cache_parameters_first:
        names = [*names[:3], *CACHE_PARAMETERS, *names[3 : -len(CACHE_PARAMETERS)]]
    return bind(call, "task" if mode is ExecutionMode.DEFAULT else mode.value, names, later)


def define_task(
    session: Session,
    mode: ExecutionMode,
    function: Value,
    given: dict[str, Value],
    span: Span,
) -> Value:
    """Make a task of a function; what is wrong with it is reported, not raised."""
    compiling = session.current()
    home = None if compiling is None else compiling.home
    name = ""
    called: FunctionValue | None = None
    try:
        called = function_of(session, function, span)
        if compiling is not None:
            given = without_idle_config(session, given, span)
        if compiling is not None and (
            home is None or is_of_class(given) or mode is ExecutionMode.EAGER
        ):
            reason = "a task that is defined in the body of a workflow is not followed"
            raise Lost(Unknown(reason, span))
        if is_of_class(given):
            name = qualified_name(session.machine, called)
            return task_of_class(session, mode, function, called, given, span)
    except Lost as lost:
        return _unknown_function(session, lost.unknown, span, name, called)
    task = FunctionTask(session, "", called, called.span)
    task.decorator = function
    task.home = home
    task.mode = mode
    task.image = task_image(session, given.get("container_image"), span)
    try:
        task.name = _task_name(session, called, home)
        _set_mode(session, task, given.get("execution_mode"), span)
        _fill(session, task, given, span)
    except Lost as lost:
        task.opaque = task.opaque or lost.unknown
    except Raised as raised:
        session.report(raised, WRONG_SETTING)
        task.opaque = Unknown("it has errors", raised.span)
        task.unknown_interface = task.unknown_interface or (
            task.opaque if not task.interface.inputs and not task.interface.outputs else None
        )
    session.register(task)
    return task


def _set_mode(session: Session, task: FunctionTask, given: Value | None, span: Span) -> None:
    if given is None:
        return
    try:
        task.mode = _mode(session.machine, given, span)
    except Lost as lost:
        task.unknown_interface = lost.unknown
        raise


def _mode(context: Context, given: Value, span: Span) -> ExecutionMode:
    """Read `execution_mode=`, which `dynamic` sets for `task`, and a user may too."""
    behaviour = need(given)
    mode = None
    if is_member(behaviour) and isinstance(behaviour, InstanceValue):
        name = context.attribute(behaviour, "name", span)
        mode = BEHAVIOURS.get(f"{behaviour.cls.name}.{constant(name, 'its name', span)}")
    if mode is None:
        raise Lost(Unknown("the execution mode of a task is not a known one", span))
    return mode


def _unknown_function(
    session: Session, unknown: Unknown, span: Span, name: str, function: FunctionValue | None
) -> Value:
    placeholder = UnknownTask(session, EntityKind.TASK, name, span)
    placeholder.function = function
    placeholder.opaque = placeholder.unknown_interface = unknown
    session.register(placeholder)
    return placeholder


def _task_name(session: Session, function: FunctionValue, home: Home | None) -> str:
    """Give the name of a function task (flytekit core/python_function_task.py)."""
    name = qualified_name(session.machine, function)
    if home is not None:
        name = f"{home.name}.flytekit.core.python_function_task.{name}"
    module = instantiated_in(session.machine)
    return f"{module}.{name}" if module and module not in name else name


def _fill(session: Session, task: FunctionTask, given: dict[str, Value], span: Span) -> None:
    """Read interface and settings; the interface first, so that calls can be made."""
    function = task.function
    docstring = parse_docstring(function.doc)
    untyped = flag(given.get("pickle_untyped"), "`pickle_untyped`", span) or False
    try:
        task.interface = function_interface(session, function, docstring, pickle_untyped=untyped)
    except (Lost, Raised) as error:
        task.unknown_interface = (
            error.unknown if isinstance(error, Lost) else Unknown("it has errors", error.span)
        )
        raise
    try:
        task.metadata = _metadata(session, task, given, span)
    except Lost as lost:
        task.unknown_metadata = lost.unknown
        raise
    if task.home is None:
        check_place(session, function)
    task.docs = documentation(given.get("docs"), docstring, span)
    task.container = _container(session, task, given, span)
    task.pod_template = given.get("pod_template", NONE)
    secrets = secret_requests(session.machine, given.get("secret_requests"), span)
    task.security = SecurityContext(secrets=secrets) if secrets else None
    task.extended = extended_resources(given.get("accelerator"), given.get("shared_memory"), span)
    hints = given.get("node_dependency_hints")
    if hints is not None and not is_none(hints):
        if task.mode is not ExecutionMode.DYNAMIC:
            mistake(
                WRONG_SETTING,
                span,
                "`node_dependency_hints` is for dynamic workflows only",
                exception="ValueError",
            )
        task.hints = hinted_names(session, hints, span)
    config = given.get("task_config", NONE)
    if isinstance(config, TaskConfig):
        task.config = config


def _metadata(
    session: Session, task: FunctionTask, given: dict[str, Value], span: Span
) -> TaskMetadata:
    cache = cache_settings(session, task.function, given, span)
    name = text(given.get("pod_template_name"), "`pod_template_name`", span)
    return TaskMetadata(
        cache=cache.enabled,
        cache_version=cache.version,
        cache_serialize=cache.serialize,
        cache_ignored_inputs=cache.ignored_inputs,
        retries=whole(given.get("retries"), "`retries`", span) or 0,
        timeout=duration(given.get("timeout"), "`timeout`", span),
        interruptible=flag(given.get("interruptible"), "`interruptible`", span),
        deprecated=text(given.get("deprecated"), "`deprecated`", span) or "",
        pod_template_name=name or "",
        generates_deck=shows_deck(session.machine, given, span),
        is_eager=task.mode is ExecutionMode.EAGER,
        labels=pairs(given.get("labels"), "`labels`", span),
        annotations=pairs(given.get("annotations"), "`annotations`", span),
    )


def _container(
    session: Session, task: FunctionTask, given: dict[str, Value], span: Span
) -> UserContainer:
    function = task.function
    module, name = function_module(session.machine, function), function_name(function)
    return UserContainer(
        resolver=RESOLVER if module else NOTEBOOK_RESOLVER,
        loader_arguments=(
            ("task-module", module, "task-name", name) if module else ("entity-name", name)
        ),
        mode=task.mode,
        environment=pairs(given.get("environment"), "`environment`", span),
        resources=task_resources(given, span),
    )


def is_coroutine(function: FunctionValue) -> bool:
    """Tell whether a function is defined with `async def`."""
    return isinstance(function.node, ast.AsyncFunctionDef)
