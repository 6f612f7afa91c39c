"""`union.Artifact`: flytekit's artifact, which may also hold a value."""

from __future__ import annotations

from flowc.dialects.flytekit.artifacts.models import PARAMETERS, new_artifact
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings.reading import is_none
from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.values import Value

ARTIFACT = "union.Artifact"
SPELLED = ("literal", "literal_type")


def artifact_model(session: Session) -> Model:
    """Give the model of `Artifact(…)` of `union` 0.1.204 (artifacts/_artifact.py).

    It drops what is given by position, and keywords that it does not know.
    """

    def construct(context: Context, call: Call) -> Value:
        given = {name: value for name, value in call.keywords.items() if name in PARAMETERS}
        made = new_artifact(session, ARTIFACT, given, call.span)
        is_plain = all(is_none(call.keywords.get(name)) for name in SPELLED)
        made.tail = "  literal_type=None, literal=None)" if is_plain else None
        return made

    return construct
