"""A notification waits for a phase in which nothing ends."""

from flytekit import Email, LaunchPlan, WorkflowExecutionPhase, task, workflow


@task
def double(number: int) -> int:
    return 2 * number


@workflow
def flow(number: int) -> int:
    return double(number=number)


plan = LaunchPlan.get_or_create(
    flow,
    name="plan",
    notifications=[  # or here
        Email(  # or here
            phases=[WorkflowExecutionPhase.RUNNING],  # mistake: wrong-setting
            # twin: phases=[WorkflowExecutionPhase.FAILED],
            recipients_email=["team@example.com"],
        )
    ],
)
