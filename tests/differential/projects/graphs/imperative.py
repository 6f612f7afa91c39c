"""Workflows that are built step by step."""

from typing import Dict, List

from flytekit import LaunchPlan, Workflow, WorkflowFailurePolicy, task, workflow
from flytekit.core.workflow import ImperativeWorkflow


@task
def clean(text: str, lower: bool = True) -> str:
    return text.lower() if lower else text


@task
def count(text: str) -> int:
    return len(text)


@task
def summarise(counts: List[int], by: Dict[str, int]) -> str:
    return ""


@task
def log():
    print("done")


@workflow
def clean_twice(text: str) -> str:
    return clean(text=clean(text=text))


wb = Workflow(name="graphs.imperative.words")
wb.add_workflow_input("text", str)
other = wb.add_workflow_input("other", str)
first = wb.add_entity(clean, text=wb.inputs["text"])
second = wb.add_entity(clean, text=other, lower=False)
counts = [wb.add_entity(count, text=node.outputs["o0"]) for node in (first, second)]
summary = wb.add_entity(
    summarise,
    counts=[node.outputs["o0"] for node in counts],
    by={"first": counts[0].outputs["o0"], "none": 0},
)
done = wb.add_entity(log)
summary >> done
wb.add_workflow_output("summary", summary.outputs["o0"])
wb.add_workflow_output("counts", [node.outputs["o0"] for node in counts], python_type=List[int])

words_plan = LaunchPlan.get_or_create(wb, name="words-plan", default_inputs={"text": "Hello"})

nested = ImperativeWorkflow(
    name="graphs.imperative.nested",
    failure_policy=WorkflowFailurePolicy.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE,
    interruptible=True,
)
nested.add_workflow_input("text", str)
sub = nested.add_subwf(clean_twice, text=nested.inputs["text"])
inner = nested.add_subwf(wb, text=sub.outputs["o0"], other="constant")
plan = nested.add_launch_plan(words_plan, text=nested.inputs["text"], other=inner.outputs["summary"])
last = nested.add_task(count, text=plan.outputs["summary"])
last.with_overrides(node_name="last-count", retries=2)
nested.add_workflow_output("n", last.outputs["o0"])


def chain(name: str, steps: int) -> Workflow:
    made = Workflow(name=name)
    value = made.add_workflow_input("text", str)
    for _ in range(steps):
        value = made.add_entity(clean, text=value).outputs["o0"]
    made.add_workflow_output("text", value, python_type=str)
    return made


chains = {n: chain(f"graphs.imperative.chain_{n}", n) for n in (1, 3)}
