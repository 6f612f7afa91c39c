"""What written functions ask: the tasks and workflows that they make, piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from google.protobuf.struct_pb2 import Value as ManifestValue

from flowc.dialects.flytekit.classes.interfaces import as_dict
from flowc.dialects.flytekit.extensions.host_data import shallow, to_value
from flowc.dialects.flytekit.extensions.variables import CallVariables, unfit
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.reading import need, whole
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import DictValue, ListValue, TupleValue, Unknown, Value
from flowc.manifests.expressions import ExpressionError
from flowc.manifests.marks import MarkError
from flowc.manifests.plain_values import value_of
from flowc.manifests.templates import MISSING, Evaluator, TemplateError
from flowc_idl.flowc.ext.v1.manifest_pb2 import Manifest
from flowc_idl.flowc.ext.v1.tasks_pb2 import FunctionExtension, NodeTemplate, VariableList

Locals = Mapping[str, object]


class FunctionParts:
    """The functions that the text of a manifest's functions calls."""

    def __init__(self, session: Session, manifest: Manifest, fragments: Locals) -> None:
        self._session = session
        self._manifest = manifest
        self._fragments = fragments

    def models(self) -> dict[str, Callable[[Call], Value]]:
        """Give the functions by their names in the text."""
        return {
            "made_by_function": self._task_alone,
            "workflow_name": self._workflow_name,
            "workflow_inputs": self._workflow_inputs,
            "workflow_output": self._workflow_output,
            "changed": self._changed,
            "node_task": self._node_task,
            "node_inputs": self._node_inputs,
            "node_overrides": self._node_overrides,
        }

    def _task_alone(self, call: Call) -> Value:
        return self._evaluated(call, 1, self._function(call).task)

    def _workflow_name(self, call: Call) -> Value:
        return need(self._evaluated(call, 1, self._function(call).workflow.name))

    def _workflow_inputs(self, call: Call) -> Value:
        """Give the inputs that the workflow begins with: name → type."""
        described: VariableList = self._function(call).workflow.inputs
        found: dict[str, Value] = {}
        for each in described.variables:
            if not each.when or self._holds(call, 1, each.when):
                found[each.name] = self._evaluated(call, 1, each.type)
        return as_dict(found)

    def _workflow_output(self, call: Call) -> Value:
        output = self._function(call).workflow.outputs[_number(call, 1)]
        known = _locals(call, 3)
        made = [self._evaluated(call, 2, each, known) for each in (output.value, output.type)]
        return TupleValue(tuple(made))

    def _changed(self, call: Call) -> Value:
        """Give the map that is changed and the new value; nothing if it stays as it is."""
        change = self._node(call).changes[_number(call, 2)]
        known = _locals(call, 4)
        if change.when and not self._holds(call, 3, change.when, known):
            return ListValue([])
        held = self._evaluated(call, 3, ManifestValue(string_value=change.of), known)
        if change.skips_empty and not shallow(held):
            return ListValue([])
        if not isinstance(held, DictValue):
            raise Lost(
                Unknown(f"`{change.of}` of `{self._function(call).name}` is no map", call.span)
            )
        return ListValue([TupleValue((held, self._evaluated(call, 3, change.value, known)))])

    def _node_task(self, call: Call) -> Value:
        return self._evaluated(call, 2, self._node(call).task, _locals(call, 3))

    def _node_inputs(self, call: Call) -> Value:
        return self._all(call, self._node(call).inputs)

    def _node_overrides(self, call: Call) -> Value:
        return self._all(call, self._node(call).overrides)

    def _all(self, call: Call, templates: Mapping[str, ManifestValue]) -> Value:
        known = _locals(call, 3)
        return as_dict(
            {n: self._evaluated(call, 2, templates[n], known) for n in sorted(templates)}
        )

    def _function(self, call: Call) -> FunctionExtension:
        return self._manifest.functions[_number(call, 0)]

    def _node(self, call: Call) -> NodeTemplate:
        return self._function(call).workflow.nodes[_number(call, 1)]

    def _evaluator(self, call: Call, position: int) -> Evaluator:
        given = need(call.positional[position])
        if not isinstance(given, DictValue):
            raise TypeError("the text of a manifest's functions passes its arguments as a dict")
        package = self._manifest.package
        variables = CallVariables(self._session, given, call.span, package=package)
        return Evaluator(variables, self._fragments)

    def _evaluated(
        self, call: Call, position: int, template: ManifestValue, known: Locals | None = None
    ) -> Value:
        """Evaluate a template; the arguments of the function stand at a position of the call."""
        try:
            made = self._evaluator(call, position).evaluate(value_of(template), known)
        except (TemplateError, ExpressionError, MarkError) as error:
            raise unfit(error, f"`{self._function(call).name}`", call.span) from error
        return to_value(None if made is MISSING else made)

    def _holds(self, call: Call, position: int, when: str, known: Locals | None = None) -> bool:
        try:
            return self._evaluator(call, position).condition(when, known)
        except (TemplateError, ExpressionError, MarkError) as error:
            raise unfit(error, f"`{self._function(call).name}`", call.span) from error


def _locals(call: Call, position: int) -> Locals:
    """Give the variables that only workflows have: inputs and nodes stand last in the call."""
    return {"workflow": call.positional[position], "nodes": call.positional[position + 1]}


def _number(call: Call, index: int) -> int:
    return whole(call.positional[index], "a position", call.span) or 0
