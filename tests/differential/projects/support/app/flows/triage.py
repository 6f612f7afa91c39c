# flows has no __init__.py.
from typing import Dict, List, NamedTuple, Optional

from flytekit import Secret, conditional, task, workflow
from pydantic import BaseModel

from app import settings
from app.config.settings import DESK, Desk, Priority, Queue


class Ticket(BaseModel):
    id: int
    text: str
    queue: Optional[Queue] = None
    history: List[str] = []


class Routed(NamedTuple):
    ticket: Ticket
    queue: Queue
    priority: str


@task(environment={"DESK_ROOT": str(settings.ROOT / "models")})
def route(ticket: Ticket, desk: Desk = DESK) -> Routed:
    return Routed(ticket, desk.fallback, "low")


@task(secret_requests=[Secret(group="pager", key="key", mount_requirement=Secret.MountType.ENV_VAR)])
def page(queue: Queue, text: str) -> str:
    return text


@task
def enqueue(queue: Queue, capacity: int, owner: Optional[str] = None) -> str:
    return queue.name


@task
def tickets_of(day: str) -> List[Ticket]:
    return []


@task
def is_urgent(ticket: Ticket, desk: Desk) -> bool:
    return False


@task
def count(urgent: List[bool]) -> int:
    return sum(urgent)


@workflow
def triage(ticket: Ticket, desk: Desk = DESK) -> str:
    routed = route(ticket=ticket, desk=desk)
    return (
        conditional("urgent?")
        .if_(routed.priority == Priority.URGENT.value)
        .then(page(queue=routed.queue, text=ticket.text))
        .else_()
        .then(enqueue(queue=routed.queue, capacity=routed.queue.capacity))
    )


@workflow
def constant_ticket() -> str:
    return triage(
        ticket=Ticket(id=1, text="server down", queue=DESK.queues[-1], history=["created"]),
        desk=Desk(queues=[DESK.fallback], weights=(1.0, 0.0)),
    )


@workflow
def first_ticket(day: str) -> str:
    tickets = tickets_of(day=day)
    enqueue(queue=DESK.fallback, capacity=3, owner=DESK.queues[0].owner)
    return triage(ticket=tickets[0])
