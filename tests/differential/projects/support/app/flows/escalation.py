"""Escalation: gates, branches and a failure handler."""

import datetime
from typing import Optional

from flytekit import WorkflowFailurePolicy, approve, conditional, sleep, task, wait_for_input, workflow
from flytekit.types.error.error import FlyteError

from app.config.settings import Priority, Queue

WAITS = [datetime.timedelta(minutes=5 * 2**n) for n in range(3)]


@task
def call(person: str, level: int) -> str:
    return person


@task
def summary(person: str, queue: Queue, priority: Priority = Priority.URGENT) -> str:
    return person


@task
def apologise(customer: str, queue: Queue, err: Optional[FlyteError] = None):
    """Say sorry.

    Args:
        customer: to whom
        err: what for
    """


@workflow(on_failure=apologise, failure_policy=WorkflowFailurePolicy.FAIL_IMMEDIATELY)
def escalate(customer: str, queue: Queue) -> str:
    previous = None
    for level, wait in enumerate(WAITS):
        called = call(person=f"level-{level}", level=level).with_overrides(node_name=f"call-{level}")
        pause = sleep(wait)
        if previous is not None:
            previous >> called
        called >> pause
        previous = pause
    solved = wait_for_input("solved", timeout=sum(WAITS, datetime.timedelta()), expected_type=bool)
    previous >> solved
    text = summary(person=customer, queue=queue)
    return (
        conditional("solved?")
        .if_(solved.is_false())
        .then(call(person="director", level=len(WAITS)))
        .else_()
        .then(call(person="nobody", level=-1))
    )
