"""Container tasks: containers that know nothing of flytekit."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.entity import lower_interface
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.decks import shows_deck
from flowc.dialects.flytekit.settings.docs import documentation_of
from flowc.dialects.flytekit.settings.images import task_image
from flowc.dialects.flytekit.settings.members import member
from flowc.dialects.flytekit.settings.metadata import metadata_of
from flowc.dialects.flytekit.settings.pod_settings import pod_template_of
from flowc.dialects.flytekit.settings.reading import (
    bind_in,
    constant,
    is_none,
    need,
    pairs,
    text,
    texts,
)
from flowc.dialects.flytekit.settings.resources import task_resources
from flowc.dialects.flytekit.settings.secrets import secret_requests
from flowc.dialects.flytekit.tasks.declared import declared_interface
from flowc.dialects.flytekit.tasks.task_entity import TaskEntity
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import (
    NONE,
    Call,
    Context,
    Known,
    Model,
    Unknown,
    Value,
)
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import Span
from flowc_ir.task import DataFormat, DataLoading, RawContainer, SecurityContext, Task

CONTAINER_TASK = "flytekit.ContainerTask"
PARAMETERS = (
    "name",
    "image",
    "command",
    "inputs",
    "metadata",
    "arguments",
    "outputs",
    "requests",
    "limits",
    "input_data_dir",
    "output_data_dir",
    "metadata_format",
    "io_strategy",
    "secret_requests",
    "pod_template",
    "pod_template_name",
    "local_logs",
    "resources",
)
"""Parameters of `ContainerTask` in order (flytekit 1.16.31 core/container_task.py)."""
SETTINGS = ("environment", "docs", "enable_deck", "disable_deck", "deck_fields")
"""Other keywords that have an effect; flytekit drops the rest without a word."""
FORMATS = {format_.name: format_ for format_ in DataFormat}
STRATEGIES = (
    "DOWNLOAD_EAGER",
    "DOWNLOAD_STREAM",
    "DO_NOT_DOWNLOAD",
    "UPLOAD_EAGER",
    "UPLOAD_ON_EXIT",
    "DO_NOT_UPLOAD",
)


class RawContainerEntity(TaskEntity):
    """A container task."""

    __slots__ = ("container",)

    def __init__(self, session: Session, name: str, span: Span) -> None:
        super().__init__(session, name, span)
        self.container = RawContainer(image="")

    def mapped_place(self) -> None:
        """Say that it cannot be mapped."""
        return

    def runs_user_code(self) -> bool:
        """Tell that it does not."""
        return False

    def lower(self) -> Task:
        """Give the IR of the task."""
        if self.opaque is not None:
            raise Lost(self.opaque)
        return Task(
            name=self.name,
            type="raw-container",
            interface=lower_interface(self.require_interface(), self.span),
            metadata=self.metadata,
            target=replace(
                self.container,
                image=self.image.packaged(),
                pod_template=pod_template_of(self.pod_template, self.span),
            ),
            security=self.security,
            docs=self.docs,
            span=self.span,
        )


def install(registry: Registry, session: Session) -> None:
    """Add what this room models."""
    registry.models[CONTAINER_TASK] = _container_task_model(session)
    for enum, names in (("MetadataFormat", FORMATS), ("IOStrategy", STRATEGIES)):
        for name in names:
            cls = f"{CONTAINER_TASK}.{enum}"
            registry.constants[f"{cls}.{name}"] = member(cls, name, None, name)


def _container_task_model(session: Session) -> Model:
    def model(context: Context, call: Call) -> Value:
        known = {n: v for n, v in call.keywords.items() if n in PARAMETERS or n in SETTINGS}
        given = bind_in(
            session.flytekit,
            Call(positional=call.positional, keywords=known, span=call.span),
            "ContainerTask",
            (*PARAMETERS, *SETTINGS),
        )
        for name in ("name", "image", "command"):
            if name not in given:
                message = f"ContainerTask() missing required argument: '{name}'"
                context.throw("TypeError", message, call.span)
        return _container_task(session, context, given, call.span)

    return model


def _container_task(
    session: Session, context: Context, given: dict[str, Value], span: Span
) -> Value:
    name = given["name"]
    known = name.value if isinstance(name, Known) and isinstance(name.value, str) else ""
    task = RawContainerEntity(session, known, span)
    task.image = task_image(session, given["image"], span)
    task.pod_template = given.get("pod_template", NONE)
    try:
        task.interface = declared_interface(
            session, given.get("inputs"), given.get("outputs"), span
        )
        if not known:
            raise Lost(Unknown("the name of a container task is not known", span))
        _fill(task, context, given, span)
    except Lost as lost:
        task.opaque = lost.unknown
        if not task.interface.inputs and not task.interface.outputs:
            task.unknown_interface = lost.unknown
    except Raised as raised:
        if session.current() is not None:
            raise
        session.report(raised, WRONG_SETTING)
        task.opaque = task.unknown_interface = Unknown("it has errors", raised.span)
    session.register(task)
    return task


def _fill(task: RawContainerEntity, context: Context, given: dict[str, Value], span: Span) -> None:
    metadata = metadata_of(context, given.get("metadata"), span)
    template = text(given.get("pod_template_name"), "`pod_template_name`", span)
    task.metadata = replace(
        metadata,
        pod_template_name=template or "",
        generates_deck=shows_deck(context, given, span) or metadata.generates_deck,
    )
    secrets = secret_requests(context, given.get("secret_requests"), span)
    task.security = SecurityContext(secrets=secrets) if secrets else None
    task.docs = documentation_of(given.get("docs"), span)
    task.container = RawContainer(
        image="",
        command=_command(context, given, "command", span),
        arguments=_command(context, given, "arguments", span),
        environment=pairs(given.get("environment"), "`environment`", span),
        resources=task_resources(given, span),
        data=_data(given, span),
    )


def _command(context: Context, given: dict[str, Value], name: str, span: Span) -> tuple[str, ...]:
    value = given.get(name, NONE)
    if isinstance(value, Known) and isinstance(value.value, str):
        mistake(
            WRONG_SETTING,
            span,
            f"`{name}` is one string: each of its letters would be an argument",
            hint="give a list of strings",
        )
    return texts(context, value, f"`{name}`", span)


def _data(given: dict[str, Value], span: Span) -> DataLoading:
    if not is_none(given.get("io_strategy")):
        need(given["io_strategy"])
        mistake(
            WRONG_SETTING,
            span,
            "`io_strategy` cannot be serialised by flytekit 1.16.31",
            hint="leave it out: the backend downloads inputs and uploads outputs",
            exception="AttributeError",
        )
    return DataLoading(
        input_path=text(given.get("input_data_dir"), "`input_data_dir`", span) or "",
        output_path=text(given.get("output_data_dir"), "`output_data_dir`", span) or "",
        format=_format(given.get("metadata_format"), span),
    )


def _format(value: Value | None, span: Span) -> DataFormat:
    if value is None:
        return DataFormat.JSON
    name = constant(value, "`metadata_format`", span)
    found = FORMATS.get(name) if isinstance(name, str) else None
    if found is None:
        mistake(
            WRONG_SETTING,
            span,
            "`metadata_format` is a member of `ContainerTask.MetadataFormat`",
            exception="AttributeError",
        )
    return found
