"""What the real compiler refused of packages changed at random, and flowc once took."""

from __future__ import annotations

from flyteidl.admin.launch_plan_pb2 import LaunchPlan
from flyteidl.admin.task_pb2 import TaskSpec
from flyteidl.admin.workflow_pb2 import WorkflowSpec
from google.protobuf import text_format

from validators.backend.packages import findings

TASK = """
template {
  id { resource_type: TASK name: "t" }
  type: "python-task"
  metadata { runtime { version: "1" } }
  interface {
    inputs { variables { key: "x" value { type { simple: INTEGER } } } }
    outputs { variables { key: "o" value { type { simple: INTEGER } } } }
  }
  container { image: "i" args: "a" }
}
"""
INNER = """
  id { resource_type: WORKFLOW name: "inner" }
  interface {
    inputs { variables { key: "x" value { type { simple: INTEGER } } } }
    outputs { variables { key: "o" value { type { simple: INTEGER } } } }
  }
  nodes {
    id: "n0"
    inputs { var: "x" binding { promise { var: "x" } } }
    task_node { reference_id { resource_type: TASK name: "t" } }
  }
  outputs { var: "o" binding { promise { node_id: "n0" var: "NAME" } } }
"""
OUTER = """
template {
  id { resource_type: WORKFLOW name: "outer" }
  interface { inputs { variables { key: "a" value { type { simple: INTEGER } } } } }
  nodes {
    id: "n0"
    INPUTS
    workflow_node { REFERENCE }
  }
}
"""
BOUND = 'inputs { var: "x" binding { promise { var: "a" } } }'
PLAN = """
id { resource_type: LAUNCH_PLAN name: "plan" }
spec { workflow_id { resource_type: WORKFLOW name: "inner" } }
"""


def codes(*messages: TaskSpec | WorkflowSpec | LaunchPlan) -> set[str]:
    """Judge a package of these messages."""
    kinds = {TaskSpec: 1, WorkflowSpec: 2, LaunchPlan: 3}
    files = [
        (f"{number}_m_{kinds[type(each)]}.pb", each.SerializeToString())
        for number, each in enumerate(messages)
    ]
    return {found.code.name for found in findings(files)}


def task() -> TaskSpec:
    """Give a task that takes and gives a number."""
    return text_format.Parse(TASK, TaskSpec())


def inner(output: str = "o") -> WorkflowSpec:
    """Give a workflow around it."""
    return text_format.Parse(f"template {{ {INNER.replace('NAME', output)} }}", WorkflowSpec())


def outer(reference: str, inputs: str = BOUND) -> WorkflowSpec:
    """Give a workflow that runs another, or a launch plan."""
    text = OUTER.replace("INPUTS", inputs).replace("REFERENCE", reference)
    return text_format.Parse(text, WorkflowSpec())


def test_a_message_holds_another_sub_workflow_than_its_own() -> None:
    """What is compiled is the one in the message of its caller, so that is judged too."""
    reference = 'sub_workflow_ref { resource_type: WORKFLOW name: "inner" }'
    good, bad = outer(reference), outer(reference)
    good.sub_workflows.add().CopyFrom(inner().template)
    bad.sub_workflows.add().CopyFrom(inner("nope").template)
    assert not codes(task(), inner(), good)
    assert codes(task(), inner(), bad) == {"duplicate-entity-name", "unknown-output"}


def test_a_launch_plan_need_not_name_what_must_be_given() -> None:
    """An input that is neither named nor fixed is required of who runs the launch plan."""
    plan = text_format.Parse(PLAN, LaunchPlan())
    reference = 'launchplan_ref { resource_type: LAUNCH_PLAN name: "plan" }'
    assert not codes(task(), inner(), plan, outer(reference))
    assert codes(task(), inner(), plan, outer(reference, "")) == {"input-not-bound"}


def test_an_empty_schema_is_not_no_schema() -> None:
    """A record without a schema takes any; one with an empty schema takes no other."""
    for schema, found in (("", set[str]()), ("metadata {}", {"edge-type-mismatch"})):
        taking, giving = task(), inner()
        record = f"simple: STRUCT {schema} structure {{}}"
        wanted = (
            "simple: STRUCT metadata { fields { key: 'type' value { string_value: 'object' } } }"
        )
        given = giving.template.interface.inputs.variables["x"].type
        for target in (taking.template.interface.inputs.variables["x"].type, given):
            target.Clear()
        text_format.Parse(record, taking.template.interface.inputs.variables["x"].type)
        text_format.Parse(wanted, given)
        assert codes(taking, giving) - {"unverified-struct"} == found
