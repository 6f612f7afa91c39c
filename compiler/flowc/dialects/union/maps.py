"""`union.map`: running a task or a launch plan once for each item of a list."""

from __future__ import annotations

from flowc.dialects.flytekit.plans.launch_plans import LaunchPlanEntity
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.tasks.declared import declared_types
from flowc.dialects.flytekit.tasks.maps import map_models, new_array_node
from flowc.dialects.flytekit.tasks.references import ReferenceEntity
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.values import NONE, Known, Value

PARAMETERS = ("target", "bound_inputs", "concurrency", "min_successes", "min_success_ratio")
"""Parameters of `map` in order (`union` 0.1.204 map/_map.py)."""
BOUND = "bound_inputs"


def map_model(session: Session) -> Model:
    """Give the model of `map`: flytekit's own map task or array node."""
    map_task = map_models(session)["flytekit.core.array_node_map_task.ArrayNodeMapTask"]

    def model(context: Context, call: Call) -> Value:
        given: dict[str, Value] = dict(zip(PARAMETERS, call.positional, strict=False))
        given = {"min_success_ratio": Known(1.0), **given, **call.keywords}
        target, bound = given.pop("target", NONE), given.pop(BOUND, NONE)
        if isinstance(target, (LaunchPlanEntity, ReferenceEntity)):
            spread = {name: given[name] for name in PARAMETERS[2:] if name in given}
            values = declared_types(bound, "`bound_inputs`", call.span)
            return new_array_node(session, target, spread, call.span, values)
        given["bound_inputs_values"] = bound
        return map_task(context, Call(positional=(target,), keywords=given, span=call.span))

    return model
