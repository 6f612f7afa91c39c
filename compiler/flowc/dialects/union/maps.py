"""`union.map`: running a task or a launch plan once for each item of a list."""

from __future__ import annotations

from flowc.dialects.flytekit.plans.launch_plans import LaunchPlanEntity
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.reading import is_none
from flowc.dialects.flytekit.tasks.maps import map_models
from flowc.dialects.flytekit.tasks.references import ReferenceEntity
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import NONE, Call, Context, Known, Model, Unknown, Value

PARAMETERS = ("target", "bound_inputs", "concurrency", "min_successes", "min_success_ratio")
"""Parameters of `map` in order (`union` 0.1.204 map/_map.py)."""
BOUND = "bound_inputs"


def map_model(session: Session) -> Model:
    """Give the model of `map`: flytekit's own map task or array node."""
    models = map_models(session)
    map_task = models["flytekit.core.array_node_map_task.ArrayNodeMapTask"]
    array_node = models["flytekit.core.array_node.array_node"]

    def model(context: Context, call: Call) -> Value:
        given: dict[str, Value] = dict(zip(PARAMETERS, call.positional, strict=False))
        given = {"min_success_ratio": Known(1.0), **given, **call.keywords}
        target, bound = given.pop("target", NONE), given.pop(BOUND, NONE)
        if isinstance(target, (LaunchPlanEntity, ReferenceEntity)):
            if not is_none(bound):
                raise Lost(Unknown("bound inputs of a mapped launch plan are not followed"))
            keywords = {name: given[name] for name in PARAMETERS[2:] if name in given}
            inner = Call(positional=(target,), keywords=keywords, span=call.span)
            return array_node(context, inner)
        given["bound_inputs_values"] = bound
        return map_task(context, Call(positional=(target,), keywords=given, span=call.span))

    return model
