"""A node of one workflow is bound to an output of another."""

from flytekit import Workflow, task


@task
def load(number: int) -> int:
    return number


@task
def clean():
    print("clean")


first = Workflow(name="first")
loaded = first.add_entity(load, number=1)
first.add_workflow_output("loaded", loaded.outputs["o0"])

second = Workflow(name="second")
again = second.add_entity(load, number=2)
second.add_workflow_output("again", again.outputs["o0"])
second.add_workflow_output("loaded", loaded.outputs["o0"])  # mistake: foreign-promise
# twin: second.add_workflow_output("loaded", again.outputs["o0"])
