"""Drive a Flyte connector as the engine does: generated protobuf code, and no flytekit."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import grpc
from flyteidl.admin import agent_pb2
from flyteidl.core import execution_pb2, literals_pb2, tasks_pb2

_ASYNC = "/flyteidl.service.AsyncAgentService"
_SYNC = "/flyteidl.service.SyncAgentService"
_METADATA = "/flyteidl.service.AgentMetadataService"
_DEADLINE = 30.0
_POLL_SECONDS = 0.05

SUCCEEDED = execution_pb2.TaskExecution.SUCCEEDED
RUNNING = execution_pb2.TaskExecution.RUNNING
FAILED = execution_pb2.TaskExecution.FAILED


class _Message(Protocol):
    def SerializeToString(self) -> bytes: ...  # noqa: N802 - the name that protobuf gives


@dataclass(frozen=True, slots=True)
class Connector:
    """A connector that is reached over one channel."""

    channel: grpc.Channel

    def agents(self) -> dict[str, agent_pb2.Agent]:
        """List what is served, by the name of each agent."""
        call = self.channel.unary_unary(
            f"{_METADATA}/ListAgents",
            request_serializer=_bytes,
            response_deserializer=agent_pb2.ListAgentsResponse.FromString,
        )
        response = call(agent_pb2.ListAgentsRequest(), timeout=_DEADLINE)
        return {agent.name: agent for agent in response.agents}

    def create(
        self,
        template: tasks_pb2.TaskTemplate,
        inputs: literals_pb2.LiteralMap | None = None,
        prefix: str = "",
    ) -> bytes:
        """Start a job, and give what names it from now on."""
        call = self.channel.unary_unary(
            f"{_ASYNC}/CreateTask",
            request_serializer=_bytes,
            response_deserializer=agent_pb2.CreateTaskResponse.FromString,
        )
        request = agent_pb2.CreateTaskRequest(
            template=template, inputs=inputs, output_prefix=prefix
        )
        return call(request, timeout=_DEADLINE).resource_meta

    def get(self, template: tasks_pb2.TaskTemplate, job: bytes) -> agent_pb2.Resource:
        """Ask how a job does."""
        call = self.channel.unary_unary(
            f"{_ASYNC}/GetTask",
            request_serializer=_bytes,
            response_deserializer=agent_pb2.GetTaskResponse.FromString,
        )
        request = agent_pb2.GetTaskRequest(task_category=_category(template), resource_meta=job)
        return call(request, timeout=_DEADLINE).resource

    def delete(self, template: tasks_pb2.TaskTemplate, job: bytes) -> None:
        """End a job."""
        call = self.channel.unary_unary(
            f"{_ASYNC}/DeleteTask",
            request_serializer=_bytes,
            response_deserializer=agent_pb2.DeleteTaskResponse.FromString,
        )
        request = agent_pb2.DeleteTaskRequest(task_category=_category(template), resource_meta=job)
        call(request, timeout=_DEADLINE)

    def finish(self, template: tasks_pb2.TaskTemplate, job: bytes) -> agent_pb2.Resource:
        """Ask again until the job no longer runs."""
        end = time.monotonic() + _DEADLINE
        while (resource := self.get(template, job)).phase == RUNNING:
            assert time.monotonic() < end, "the job never ends"
            time.sleep(_POLL_SECONDS)
        return resource

    def execute(
        self,
        template: tasks_pb2.TaskTemplate,
        inputs: literals_pb2.LiteralMap,
        prefix: str = "",
    ) -> agent_pb2.Resource:
        """Run a task within one call: the header goes first, then the inputs."""
        call = self.channel.stream_stream(
            f"{_SYNC}/ExecuteTaskSync",
            request_serializer=_bytes,
            response_deserializer=agent_pb2.ExecuteTaskSyncResponse.FromString,
        )

        def requests() -> Iterator[agent_pb2.ExecuteTaskSyncRequest]:
            header = agent_pb2.CreateRequestHeader(template=template, output_prefix=prefix)
            yield agent_pb2.ExecuteTaskSyncRequest(header=header)
            yield agent_pb2.ExecuteTaskSyncRequest(inputs=inputs)

        return next(call(requests(), timeout=_DEADLINE)).header.resource


def texts(**values: str) -> literals_pb2.LiteralMap:
    """Give a map of text literals."""
    return literals_pb2.LiteralMap(
        literals={
            name: literals_pb2.Literal(
                scalar=literals_pb2.Scalar(primitive=literals_pb2.Primitive(string_value=value))
            )
            for name, value in values.items()
        }
    )


def _category(template: tasks_pb2.TaskTemplate) -> agent_pb2.TaskCategory:
    return agent_pb2.TaskCategory(name=template.type, version=template.task_type_version)


def _bytes(message: _Message) -> bytes:
    return message.SerializeToString()
