"""Tables of plans, maps, references and small models."""

from __future__ import annotations

from collections.abc import Callable

from flowc.dialects.flytekit.plans import settings as launch_plan_settings
from flowc.dialects.flytekit.plans.creation import launch_plan_models
from flowc.dialects.flytekit.plans.launch_plans import OPTIONS
from flowc.dialects.flytekit.session import Session
from flowc.dialects.flytekit.settings import decks, docs, metadata
from flowc.dialects.flytekit.settings.members import member
from flowc.dialects.flytekit.settings.setting_values import Check, Defaults, setting_class
from flowc.dialects.flytekit.tasks.eager import eager_model
from flowc.dialects.flytekit.tasks.maps import map_models
from flowc.dialects.flytekit.tasks.references import RESOURCE_TYPES, reference_models
from flowc.dialects.flytekit.workflows.imperative import CLASSES, imperative_model
from flowc.frontend.interpreter.registry import Registry, known_constant
from flowc.frontend.interpreter.values import NONE, Value

SETTINGS: dict[str, tuple[Defaults, Check | None]] = {
    launch_plan_settings.LABELS: ({"values": None}, None),
    launch_plan_settings.ANNOTATIONS: ({"values": None}, None),
    launch_plan_settings.RAW_OUTPUT: ({"output_location_prefix": None}, None),
    launch_plan_settings.AUTH_ROLE: (
        {"assumable_iam_role": NONE, "kubernetes_service_account": NONE},
        None,
    ),
    launch_plan_settings.CONCURRENCY: ({"max_concurrency": None, "behavior": NONE}, None),
    OPTIONS: (
        {
            "labels": NONE,
            "annotations": NONE,
            "raw_output_data_config": NONE,
            "security_context": NONE,
            "max_parallelism": NONE,
            "notifications": NONE,
            "disable_notifications": NONE,
            "overwrite_cache": NONE,
        },
        None,
    ),
    metadata.TASK_METADATA: (metadata.DEFAULTS, metadata.check_metadata),
    **{f"{decks.RENDERER}.{name}": (given, None) for name, given in decks.RENDERERS.items()},
}
"""Setting classes: parameters with their defaults, and what their constructor checks."""
HARMLESS = (
    "flytekit.core.testing",
    "flytekit.tools.translator.get_serializable",
    "flytekit.current_context",
    "flytekit.new_context",
    "flytekit.Deck",
    "flytekit.FlyteRemote",
    "flytekit.FlyteContextManager.current_context",
    "flytekit.FlyteContext.current_context",
    "flytekit.Config.auto",
    "flytekit.Config.for_sandbox",
    "flytekit.Config.for_endpoint",
    "flytekit.Config",
    "flytekit.configuration.PlatformConfig",
    "flytekit.configuration.SerializationSettings",
    "flytekit.configuration.ImageConfig.auto",
    "flytekit.configuration.Image",
)
LOGGERS = ("flytekit.logger", "flytekit.loggers.logger")
LOGGER_METHODS = "debug info warning warn error exception critical log setLevel".split()


def install(registry: Registry, session: Session) -> None:
    """Add the tables for one compilation."""
    for name, (defaults, check) in SETTINGS.items():
        later = session.flytekit.later(name.rpartition(".")[2])
        registry.models[name] = setting_class(name, defaults, check, later)
    for models in (launch_plan_models, reference_models, map_models):
        registry.models |= models(session)
    for name in CLASSES:
        registry.models[name] = imperative_model(session)
    registry.models["flytekit.eager"] = eager_model(session).model
    registry.constants |= _constants()
    registry.harmless |= set(HARMLESS)
    registry.namespaces.add("flytekitplugins")
    registry.harmless |= {f"{logger}.{name}" for logger in LOGGERS for name in LOGGER_METHODS}


def _constants() -> dict[str, Callable[[], Value]]:
    numbers = {"flytekit.ConcurrencyLimitBehavior.SKIP": launch_plan_settings.SKIP}
    resource_type = "flytekit.models.core.identifier.ResourceType"
    numbers |= {f"{resource_type}.{k.name}": n for n, k in RESOURCE_TYPES.items()}
    formats = f"{docs.DESCRIPTION}.DescriptionFormat"
    known = {name: known_constant(value) for name, value in numbers.items()}
    known |= {f"{formats}.{k}": member(formats, k, n, n) for k, n in docs.FORMATS.items()}
    return known | {
        f"{decks.DECK_FIELD}.{name}": member(decks.DECK_FIELD, name, text, text, is_text=True)
        for name, text in decks.FIELDS.items()
    }
