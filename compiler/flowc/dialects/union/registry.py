"""The union dialect's tables: from qualified names to what they mean."""

from __future__ import annotations

from flowc.dialects.flytekit.session import Session, calm
from flowc.dialects.flytekit.settings.caching import FUNCTION_BODY
from flowc.dialects.flytekit.settings.setting_values import setting_class
from flowc.dialects.union.actors import actor_models
from flowc.dialects.union.artifacts import artifact_model
from flowc.dialects.union.maps import map_model
from flowc.dialects.union.triggers import on_artifact_model
from flowc.frontend.interpreter.context import Model
from flowc.frontend.interpreter.registry import Registry

FLYTEKIT = (
    "Cache CachePolicy ContainerTask Deck FlyteDirectory FlyteFile ImageSpec LaunchPlan "
    "PodTemplate Resources Secret StructuredDataset VersionParameters current_context dynamic "
    "map_task task workflow"
)
"""Names of `union` 0.1.204 that are flytekit's own."""
OWN = "ActorEnvironment Artifact UnionRemote actor_cache map"
"""Names that `union` adds."""
ALIASES = {
    "union.actor.ActorEnvironment": "union.ActorEnvironment",
    "union.actor._actor.ActorEnvironment": "union.ActorEnvironment",
    "union.actor.actor_cache": "union.actor_cache",
    "union.actor._actor.actor_cache": "union.actor_cache",
    "union.artifacts.Artifact": "union.Artifact",
    "union.artifacts._artifact.Artifact": "union.Artifact",
    "union.artifacts._triggers.OnArtifact": "union.artifacts.OnArtifact",
    "union.cache._cache_function_body.CacheFunctionBody": FUNCTION_BODY,
    "union.remote.UnionRemote": "union.UnionRemote",
    "union.map.map": "union.map",
    "union.map._map.map": "union.map",
}
HARMLESS = ("union.UnionRemote", "union.remote", "union.app", "union.artifacts.DataCard")


def union_registry(session: Session) -> Registry:
    """Give the tables of the dialect for one compilation."""
    models: dict[str, Model] = {
        "union.Artifact": artifact_model(session),
        "union.artifacts.OnArtifact": on_artifact_model(session),
        "union.map": map_model(session),
        FUNCTION_BODY: setting_class(FUNCTION_BODY, {}),
        **actor_models(session),
    }
    return Registry(
        models={name: calm(session, model) for name, model in models.items()},
        aliases={**ALIASES, **{f"union.{name}": f"flytekit.{name}" for name in FLYTEKIT.split()}},
        stars={"union": tuple(sorted([*FLYTEKIT.split(), *OWN.split()]))},
        harmless={*HARMLESS, "union.artifacts.ModelCard"},
    )
