"""Cases of the backend as packages: the messages that a registration would be given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flyteidl.admin.launch_plan_pb2 import LaunchPlan, LaunchPlanCreateRequest
from flyteidl.admin.task_pb2 import TaskCreateRequest, TaskSpec
from flyteidl.admin.workflow_pb2 import WorkflowCreateRequest, WorkflowSpec
from flyteidl.core.identifier_pb2 import WORKFLOW, Identifier
from flyteidl.core.interface_pb2 import TypedInterface
from flyteidl.core.workflow_pb2 import WorkflowTemplate
from google.protobuf import json_format

from flowc.targets.flyte.lifting.lift import lift_files
from flowc_ir.diagnostic import Diagnostic, Severity
from flowc_ir.reflect import is_object, is_sequence
from flowc_validators.engine import check

Json = Mapping[str, object]
Files = list[tuple[str, bytes]]

# Of use to people, and nothing that a backend looks at.
_STYLE = {"unused-input", "unused-result", "untyped-mapping", "pickle-fallback"}


def findings(files: Files) -> list[Diagnostic]:
    """Read a package, and give all findings that make `flowc check` fail."""
    lifted = lift_files("case", files)
    found = [*lifted.report.diagnostics, *check(lifted.program)]
    return [
        each
        for each in found
        if each.code.severity is not Severity.NOTE and each.code.name not in _STYLE
    ]


def of_compiler(case: Json) -> Files:
    """Make a package of a case of the compiler."""
    files: Files = []
    for each in (*_list(case.get("tasks")), *_one(case.get("task"))):
        task = TaskSpec()
        json_format.ParseDict(dict(each), task.template)
        _add(files, task.SerializeToString(), 1)
    for each in _list(case.get("launchPlans")):
        _add_plan(files, each)
    if "task" in case:
        return files
    workflow = WorkflowSpec()
    if is_object(case.get("workflow")):
        json_format.ParseDict(_object(case["workflow"]), workflow.template)
    for below in _list(case.get("subWorkflows")):
        json_format.ParseDict(dict(below), workflow.sub_workflows.add())
    _add(files, workflow.SerializeToString(), 2)
    if is_object(case.get("inputs")):
        # What an execution is given, a launch plan may give.
        plan = LaunchPlan()
        plan.id.CopyFrom(_renamed(workflow.template.id, "start", 3))
        plan.spec.workflow_id.CopyFrom(workflow.template.id)
        json_format.ParseDict(_object(case["inputs"]), plan.spec.fixed_inputs)
        _add(files, plan.SerializeToString(), 3)
    return files


def of_registration(case: Json) -> Files:
    """Make a package of a case of the registration."""
    request = _object(case["request"])
    match case["kind"]:
        case "task":
            task = json_format.ParseDict(request, TaskCreateRequest())
            task.spec.template.id.CopyFrom(task.id)
            return [("0_t_1.pb", task.spec.SerializeToString())]
        case "workflow":
            workflow = json_format.ParseDict(request, WorkflowCreateRequest())
            workflow.spec.template.id.CopyFrom(workflow.id)
            return [("0_w_2.pb", workflow.spec.SerializeToString())]
        case "compiled":
            nodes = _object(_object(_object(request["compiledWorkflow"])["primary"])["template"])
            spec = WorkflowSpec()
            json_format.ParseDict(nodes, spec.template)
            spec.template.id.CopyFrom(Identifier(resource_type=WORKFLOW, name="w"))
            for node in spec.template.nodes:
                node.gate_node.sleep.duration.seconds = 1
            return [("0_w_2.pb", spec.SerializeToString())]
        case _:
            plan = json_format.ParseDict(request, LaunchPlanCreateRequest())
            target = json_format.ParseDict(_object(case.get("interface", {})), TypedInterface())
            id_ = _renamed(plan.spec.workflow_id, plan.spec.workflow_id.name or "w", WORKFLOW)
            return [
                ("0_w_2.pb", _stand_in(id_, target).SerializeToString()),
                ("1_l_3.pb", LaunchPlan(id=plan.id, spec=plan.spec).SerializeToString()),
            ]


def _add(files: Files, data: bytes, kind: int) -> None:
    files.append((f"{len(files):03}_case_{kind}.pb", data))


def _add_plan(files: Files, case: Json) -> None:
    plan = LaunchPlan()
    json_format.ParseDict(_object(case["id"]), plan.id)
    plan.spec.workflow_id.CopyFrom(_renamed(plan.id, f"{plan.id.name}_target", WORKFLOW))
    json_format.ParseDict(_object(case.get("expectedInputs", {})), plan.spec.default_inputs)
    target = TypedInterface()
    for name, parameter in plan.spec.default_inputs.parameters.items():
        target.inputs.variables[name].CopyFrom(parameter.var)
    json_format.ParseDict(_object(case.get("expectedOutputs", {})), target.outputs)
    if "expectedInputs" in case:
        _add(files, _stand_in(plan.spec.workflow_id, target).SerializeToString(), 2)
    _add(files, plan.SerializeToString(), 3)


def _stand_in(id_: Identifier, interface: TypedInterface) -> WorkflowSpec:
    """Make a right workflow of an interface: people give its outputs."""
    template = WorkflowTemplate(id=id_, interface=interface)
    template.nodes.add(id="pause").gate_node.sleep.duration.seconds = 1
    for name, variable in interface.outputs.variables.items():
        gate = template.nodes.add(id=f"give-{name}").gate_node.signal
        gate.signal_id = gate.output_variable_name = "v"
        gate.type.CopyFrom(variable.type)
        bound = template.outputs.add(var=name).binding.promise
        bound.node_id, bound.var = f"give-{name}", "v"
    return WorkflowSpec(template=template)


def _renamed(id_: Identifier, name: str, kind: int) -> Identifier:
    renamed = Identifier()
    renamed.CopyFrom(id_)
    renamed.name = name
    renamed.resource_type = Identifier(resource_type=WORKFLOW).resource_type
    if kind != WORKFLOW:
        renamed.ClearField("resource_type")
        renamed.MergeFrom(Identifier.FromString(bytes([8, kind])))
    return renamed


def _object(value: object) -> dict[str, object]:
    assert is_object(value)
    return value


def _one(value: object) -> Sequence[Json]:
    return [value] if is_object(value) else []


def _list(value: object) -> Sequence[Json]:
    return [each for each in value if is_object(each)] if is_sequence(value) else []
