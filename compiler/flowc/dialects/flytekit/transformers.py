"""Type transformers of the user's own: the classes that they claim are not lowered by others."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.types.lowering import Claim
from flowc.dialects.flytekit.types.place import Place
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    External,
    Generic,
    InstanceValue,
    Unknown,
    Value,
)
from flowc_ir.types import Type

REGISTRARS = (
    "flytekit.core.type_engine.TypeEngine.register",
    "flytekit.core.type_engine.TypeEngine.register_additional_type",
    "flytekit.StructuredDatasetTransformerEngine.register",
    "flytekit.StructuredDatasetTransformerEngine.register_for_protocol",
    "flytekit.types.schema.types.SchemaEngine.register_handler",
)
TRANSFORMERS = ("TypeTransformer", "AsyncTypeTransformer", "SimpleTransformer")


def add_transformers(registry: Registry, session: Session) -> None:
    """Fill in what registering a transformer means."""
    for name in REGISTRARS:
        registry.models[name] = lambda context, call: _register(session, call)


def _register(session: Session, call: Call) -> Value:
    """Give up the types that a transformer claims (flytekit 1.16.31 core/type_engine.py).

    How such a transformer encodes its type is code of the user's that is not followed yet.
    """
    reason = Unknown("a transformer of the user's own encodes this type", call.span)
    found = [cls for value in call.positional for cls in _claimed(value)]
    if not found:
        session.types.claim_all(reason)
    for cls in found:
        session.types.claim(cls, _refusal(reason))
    return NONE


def _refusal(reason: Unknown) -> Claim:
    def claim(value: Value, place: Place) -> Type:
        raise Lost(reason)

    return claim


def _claimed(value: Value) -> Iterator[Value]:
    """Give the classes that a transformer, or an additional type, stands for."""
    if isinstance(value, (ClassValue, External)):
        yield value
    if not isinstance(value, InstanceValue):
        return
    for base in value.cls.mro:
        if isinstance(base, ClassValue):
            for parent in base.bases:
                if isinstance(parent, Generic) and isinstance(parent.origin, External):
                    if parent.origin.name.endswith(TRANSFORMERS):
                        yield from parent.arguments
