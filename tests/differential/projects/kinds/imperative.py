"""Imperative workflows: nested, with failure handlers and launch plans."""

from flytekit import workflow, task, Workflow, LaunchPlan, WorkflowFailurePolicy
import typing


@task
def one(a: int) -> int:
    return a


@task
def two(xs: typing.List[int], m: typing.Dict[str, int]) -> typing.Tuple[str, typing.List[int]]:
    return "", xs


@task
def void():
    return None


@task
def clean(a: int, err: typing.Optional[str] = None):
    return None


wb = Workflow(
    name="my.imp",
    failure_policy=WorkflowFailurePolicy.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE,
    interruptible=True,
)
wb.add_workflow_input("a", int)
n = wb.add_entity(one, a=wb.inputs["a"])
m = wb.add_task(one, a=n.outputs["o0"])
k = wb.add_task(two, xs=[n.outputs["o0"], m.o0, 3], m={"x": m.outputs["o0"], "y": 3})
v = wb.add_task(void)
k >> v
n.with_overrides(retries=3)
wb.add_workflow_output("out", m.outputs["o0"])
wb.add_workflow_output("lst", [m.outputs["o0"], n.outputs["o0"]], python_type=typing.List[int])
wb.add_workflow_output("lst2", k.outputs["o1"])
wb.add_on_failure_handler(clean)
assert wb.ready()


@workflow
def inner(x: int = 3) -> int:
    return one(a=x)


lp = LaunchPlan.get_or_create(workflow=inner, name="inner_lp", default_inputs={"x": 4})
wb2 = Workflow("second")
p = wb2.add_workflow_input("q", int)
a = wb2.add_subwf(inner, x=p)
b = wb2.add_launch_plan(lp)
c = wb2.add_subwf(wb, a=b.outputs["o0"])
wb2.add_workflow_output("fin", c.outputs["out"])


@workflow
def outer(x: int) -> int:
    r = wb(a=x)
    return r.out


lpi = LaunchPlan.create("imp_lp", wb2, default_inputs={"q": 5})
