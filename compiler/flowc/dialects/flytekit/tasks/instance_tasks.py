"""Instance tasks: tasks that are objects, found again by the variable that holds them."""

from __future__ import annotations

from flowc.dialects.flytekit.entity import lower_interface
from flowc.dialects.flytekit.naming import (
    absolute_module,
    instantiated_in,
    variable_of,
)
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.decks import shows_deck
from flowc.dialects.flytekit.settings.docs import documentation_of
from flowc.dialects.flytekit.settings.images import task_image, with_image
from flowc.dialects.flytekit.settings.metadata import metadata_of
from flowc.dialects.flytekit.settings.pod_settings import pod_template_of
from flowc.dialects.flytekit.settings.reading import is_none, need, pairs, text
from flowc.dialects.flytekit.settings.resources import extended_resources, task_resources
from flowc.dialects.flytekit.settings.secrets import secret_requests
from flowc.dialects.flytekit.tasks.task_entity import TaskEntity
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import NONE, ModuleValue, Unknown, Value
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import Span
from flowc_ir.task import ExtendedResources, SecurityContext, Task, UserContainer

RESOLVER = "flytekit.core.python_auto_container.default_task_resolver"


class InstanceTaskEntity(TaskEntity):
    """A task object with a container of the user's image.

    Mirrors `PythonInstanceTask` of flytekit 1.16.31 (core/python_function_task.py).
    """

    __slots__ = ("container", "extended", "module", "task_type")

    def __init__(self, session: Session, name: str, span: Span) -> None:
        super().__init__(session, name, span)
        self.task_type = "python-task"
        self.module = instantiated_in(session.machine)
        self.container = UserContainer(resolver=RESOLVER, loader_arguments=())
        self.extended: ExtendedResources | None = None

    def variable(self) -> str:
        """Give the variable that holds the task; raises `Lost` if there is none (yet)."""
        return variable_of(self.session.machine, self.module, self, self.span)

    def mapped_place(self) -> tuple[str, str]:
        """Give the type of the task and its variable."""
        return self.task_type, self.variable()

    def lower(self) -> Task:
        """Give the IR of the task."""
        if self.opaque is not None:
            raise Lost(self.opaque)
        arguments = self.container.loader_arguments or self._loader_arguments()
        return Task(
            name=self.name,
            type=self.task_type,
            interface=lower_interface(self.require_interface(), self.span),
            metadata=self.metadata,
            target=replace(
                with_image(self.session, self.container, self.image),
                loader_arguments=arguments,
                pod_template=pod_template_of(self.pod_template, self.span),
            ),
            security=self.security,
            extended=self.extended,
            docs=self.docs,
            span=self.span,
        )

    def _loader_arguments(self) -> tuple[str, ...]:
        machine = self.session.machine
        module = machine.modules.get(self.module)
        if not isinstance(module, ModuleValue):
            raise Lost(Unknown("the module that makes this task is not known", self.span))
        return ("task-module", absolute_module(machine, module), "task-name", self.variable())

    def configure(self, given: dict[str, Value], span: Span) -> None:
        """Read the settings that all tasks with a container have; raises `Lost`."""
        session, machine = self.session, self.session.machine
        self.image = task_image(session, given.get("container_image"), span)
        self.pod_template = given.get("pod_template", NONE)
        if session.current() is not None or not self.module:
            raise Lost(Unknown("a task object that is made in a function is not followed", span))
        for name in ("task_resolver", "task_config", "security_ctx"):
            if not is_none(given.get(name)):
                need(given[name])
                raise Lost(Unknown(f"`{name}` of a task object is not followed", span))
        metadata = metadata_of(machine, given.get("metadata"), span)
        labels = pairs(given.get("labels"), "`labels`", span)
        annotations = pairs(given.get("annotations"), "`annotations`", span)
        template = text(given.get("pod_template_name"), "`pod_template_name`", span)
        self.metadata = replace(
            metadata,
            pod_template_name=template or "",
            labels=labels or metadata.labels,
            annotations=annotations or metadata.annotations,
            generates_deck=shows_deck(machine, given, span) or metadata.generates_deck,
        )
        secrets = secret_requests(machine, given.get("secret_requests"), span)
        self.security = SecurityContext(secrets=secrets) if secrets else None
        self.extended = extended_resources(
            given.get("accelerator"), given.get("shared_memory"), span
        )
        self.docs = documentation_of(given.get("docs"), span)
        self.container = replace(
            self.container,
            environment=pairs(given.get("environment"), "`environment`", span),
            resources=task_resources(given, span),
        )
