"""Literals to Python values and back, by flytekit."""

from __future__ import annotations

from flyteidl.core import literals_pb2
from flytekit import LaunchPlan
from flytekit.core.context_manager import FlyteContextManager
from flytekit.core.type_engine import TypeEngine
from flytekit.models.literals import LiteralMap


def types_of(entity: object, side: str) -> dict:
    """Give the Python types of the inputs or outputs of an entity."""
    found = entity.workflow if isinstance(entity, LaunchPlan) else entity
    return getattr(found.python_interface, side)


def to_literals(entity: object, side: str, values: dict) -> literals_pb2.LiteralMap:
    """Write values as flytekit writes them."""
    context = FlyteContextManager.current_context()
    types = types_of(entity, side)
    literals = {}
    for name, value in values.items():
        type_ = types[name]
        literals[name] = TypeEngine.to_literal(context, value, type_, TypeEngine.to_literal_type(type_))
    return LiteralMap(literals).to_flyte_idl()


def to_values(entity: object, side: str, literals: literals_pb2.LiteralMap) -> dict:
    """Read literals as flytekit reads them."""
    context = FlyteContextManager.current_context()
    types = types_of(entity, side)
    asked = {name: types[name] for name in literals.literals}
    return TypeEngine.literal_map_to_kwargs(context, LiteralMap.from_flyte_idl(literals), python_types=asked)
