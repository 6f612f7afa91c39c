"""Flyte's services for connectors: their methods, messages and paths (flyteidl 1.16)."""

from __future__ import annotations

from flowc_ir.lazy_dataclass import dataclass

TEMPLATE = "template"
"""Stands for the message of a task's template."""

HEADER = "Header"
"""Stands for the header of a streamed request."""


@dataclass(frozen=True, slots=True)
class ServiceField:
    """A field of a request or response; `message` is a scalar, a message, or `TEMPLATE`."""

    name: str
    number: int
    message: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A method, and where Flyte's gateway has it (`google.api.http`).

    If `header` has fields, requests and responses come as streams of one of their fields each, and
    these are the fields of the request's header.
    """

    name: str
    summary: str
    verb: str
    path: str
    request: tuple[ServiceField, ...]
    response: tuple[ServiceField, ...]
    header: tuple[ServiceField, ...] = ()


_CATEGORY = ServiceField(
    "task_category", 3, "flyteidl.admin.TaskCategory", "The type of the task, and its version."
)
_JOB = ServiceField("resource_meta", 2, "bytes", "What names the job, as it was given.")
_PREFIX = "Where outputs go that the connector writes itself."
_EXECUTION = "flyteidl.admin.TaskExecutionMetadata"

ASYNC = (
    Method(
        name="CreateTask",
        summary="Start a job.",
        verb="post",
        path="/api/v1/agent/task",
        request=(
            ServiceField("inputs", 1, "flyteidl.core.LiteralMap", "The inputs of the task."),
            ServiceField("template", 2, TEMPLATE, "The task."),
            ServiceField("output_prefix", 3, "string", _PREFIX),
            ServiceField("task_execution_metadata", 4, _EXECUTION, "For whom it runs."),
        ),
        response=(ServiceField("resource_meta", 1, "bytes", "What names the job from now on."),),
    ),
    Method(
        name="GetTask",
        summary="Tell how a job does, and what it gave.",
        verb="get",
        path="/api/v1/agent/task/{task_category.name}/{task_category.version}/{resource_meta}",
        request=(_JOB, _CATEGORY, ServiceField("output_prefix", 4, "string", _PREFIX)),
        response=(
            ServiceField("resource", 1, "flyteidl.admin.Resource", "Its phase and its outputs."),
        ),
    ),
    Method(
        name="DeleteTask",
        summary="End a job; it may have ended already.",
        verb="delete",
        path="/api/v1/agent/task_executions/{task_category.name}/{task_category.version}"
        "/{resource_meta}",
        request=(_JOB, _CATEGORY),
        response=(),
    ),
)
"""Methods of flyteidl.service.AsyncAgentService that every connector has."""

SYNC = (
    Method(
        name="ExecuteTaskSync",
        summary="Run a task at once.",
        verb="post",
        path="/api/v1/agent/task/stream",
        request=(
            ServiceField("header", 1, HEADER, "The task; it comes first."),
            ServiceField("inputs", 2, "flyteidl.core.LiteralMap", "The inputs of the task."),
        ),
        response=(
            ServiceField(
                "header",
                1,
                "flyteidl.admin.ExecuteTaskSyncResponseHeader",
                "The phase of the task, and its outputs.",
            ),
            ServiceField("outputs", 2, "flyteidl.core.LiteralMap", "The outputs, if apart."),
        ),
        header=(
            ServiceField("template", 1, TEMPLATE, "The task."),
            ServiceField("output_prefix", 2, "string", _PREFIX),
            ServiceField("task_execution_metadata", 3, _EXECUTION, "For whom it runs."),
            ServiceField("max_dataset_size_bytes", 4, "int64", "The most that it may give."),
        ),
    ),
)
"""Methods of flyteidl.service.SyncAgentService."""
