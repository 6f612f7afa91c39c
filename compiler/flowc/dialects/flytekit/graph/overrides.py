"""`with_overrides`: what a node changes of the task that it runs."""

from __future__ import annotations

from abc import abstractmethod

from flowc.dialects.flytekit.codes import PROMISE_AS_VALUE, WRONG_SETTING
from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.dialects.flytekit.graph.node_values import NodeValue, Override
from flowc.dialects.flytekit.graph.values import PromiseValue
from flowc.dialects.flytekit.naming import dns_name
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.caching import CACHE, cache_object
from flowc.dialects.flytekit.settings.images import image_of
from flowc.dialects.flytekit.settings.pod_settings import pod_template_of
from flowc.dialects.flytekit.settings.reading import (
    bind_in,
    constant,
    duration,
    flag,
    is_none,
    need,
    pairs,
    text,
    whole,
)
from flowc.dialects.flytekit.settings.resources import (
    extended_resources,
    quantities,
    task_resources,
)
from flowc.dialects.flytekit.settings.setting_values import SettingValue
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc_ir.graph import START_NODE, Alias, NodeMetadata
from flowc_ir.lazy_dataclass import replace
from flowc_ir.literals import DurationLiteral
from flowc_ir.source import Span
from flowc_ir.task import Resources

PARAMETERS = (
    "node_name",
    "aliases",
    "requests",
    "limits",
    "timeout",
    "retries",
    "interruptible",
    "name",
    "task_config",
    "container_image",
    "accelerator",
    "cache",
    "shared_memory",
    "pod_template",
    "resources",
    "cache_serialize",
    "cache_version",
    "cache_ignore_input_vars",
)
"""Parameters of `with_overrides` (flytekit 1.16.31 core/node.py)."""

TAKEN_IDS = (START_NODE, "end-node")
"""Ids of the start and the end of every workflow."""


class OverridableEntity(FlyteEntity):
    """An entity whose inner node takes the overrides of the outer one: a map task."""

    __slots__ = ()

    @abstractmethod
    def set_inner_metadata(self, metadata: NodeMetadata) -> None:
        """Set the metadata of the inner node."""

    @abstractmethod
    def get_inner_metadata(self) -> NodeMetadata:
        """Give the metadata of the inner node."""


class ConfiguredEntity(FlyteEntity):
    """A task with a configuration that a node may change: for all, and from then on."""

    __slots__ = ()

    @abstractmethod
    def accept_config(self, config: Value, span: Span) -> None:
        """Take note of a configuration that comes later; raises what flytekit raises."""

    @abstractmethod
    def set_config(self, config: Value) -> None:
        """Change the configuration."""


def override_node(session: Session) -> Override:
    """Give the function that applies `with_overrides` to a node."""

    def override(context: Context, node: NodeValue, call: Call) -> None:
        given = bind_in(session.flytekit, call, "with_overrides", PARAMETERS)
        for name, value in given.items():
            if isinstance(value, PromiseValue):
                mistake(
                    PROMISE_AS_VALUE,
                    call.span,
                    f"`{name}` of `with_overrides` is a promise, but is needed before the run",
                    hint="give a constant",
                )
        apply(session, node, given, call.span)

    return override


def apply(session: Session, node: NodeValue, given: dict[str, Value], span: Span) -> None:
    """Apply overrides to a node (flytekit core/node.py `Node.with_overrides`)."""
    node_name = text(given.get("node_name"), "`node_name`", span)
    if node_name is not None:
        node.id = _free_id(node_name, span)
    aliases = given.get("aliases")
    if aliases is not None and not is_none(aliases):
        found = pairs(aliases, "`aliases`", span)
        node.aliases = tuple(Alias(pair.key, pair.value) for pair in found)
    resources = _resources(given, span)
    if resources is not None:
        node.overrides = replace(node.overrides, resources=resources)
    if not is_none(given.get("task_config")):
        _override_config(session, node, given["task_config"], span)
    if not is_none(given.get("container_image")):
        image = image_of(need(given["container_image"]), span)
        node.overrides = replace(node.overrides, image=image)
    extended = extended_resources(given.get("accelerator"), given.get("shared_memory"), span)
    if extended is not None or session.flytekit.overrides_reset_extended:
        node.overrides = replace(node.overrides, extended=extended)
    template = pod_template_of(given.get("pod_template"), span)
    if template is not None:
        node.overrides = replace(node.overrides, pod_template=template)
    _override_metadata(session, node, given, span)


def _free_id(name: str, span: Span) -> str:
    """Give the id of that name; the backend has two ids of its own (flytepropeller v1.16.8)."""
    node_id = dns_name(name)
    if node_id in TAKEN_IDS:
        mistake(
            WRONG_SETTING,
            span,
            f"`{node_id}` is the id of every workflow's own {node_id.partition('-')[0]}",
            hint="give the node another name",
        )
    if not node_id:
        mistake(WRONG_SETTING, span, f"no letter or digit is left of the node name `{name}`")
    return node_id


def _override_config(session: Session, node: NodeValue, config: Value, span: Span) -> None:
    """Change the configuration of the task itself, once the workflow is packaged.

    flytekit runs the body of a workflow then, and what it puts together when it is imported.
    """
    entity = node.entity
    if not isinstance(entity, ConfiguredEntity):
        raise Lost(Unknown("overriding the configuration of this is not followed", span))
    entity.accept_config(need(config), span)
    if session.compiling and session.compiling[0].home is not None:
        session.config_changes.append((entity, config))
    else:
        entity.set_config(config)


def _resources(given: dict[str, Value], span: Span) -> Resources | None:
    if not is_none(given.get("resources")):
        return task_resources(given, span, in_container=False)
    requests = quantities(given.get("requests"), "requests", span)
    limits = quantities(given.get("limits"), "limits", span)
    if requests is None and limits is None:
        return None
    return Resources(requests or (), limits or ())


def _override_metadata(
    session: Session, node: NodeValue, given: dict[str, Value], span: Span
) -> None:
    entity = node.entity
    metadata = (
        entity.get_inner_metadata() if isinstance(entity, OverridableEntity) else node.metadata
    )
    if "timeout" in given or not session.flytekit.overrides_keep_timeout:
        timeout = duration(given.get("timeout"), "`timeout`", span) or DurationLiteral(0, 0)
        metadata = replace(metadata, timeout=timeout)
    retries = whole(given.get("retries"), "`retries`", span)
    if retries is not None:
        metadata = replace(metadata, retries=retries)
    interruptible = flag(given.get("interruptible"), "`interruptible`", span)
    if interruptible is not None:
        metadata = replace(metadata, interruptible=interruptible)
    name = text(given.get("name"), "`name`", span)
    if name is not None:
        metadata = replace(metadata, name=name)
    metadata = _override_cache(session, metadata, given, span)
    if isinstance(entity, OverridableEntity):
        entity.set_inner_metadata(metadata)
    else:
        node.metadata = metadata


def _override_cache(
    session: Session, metadata: NodeMetadata, given: dict[str, Value], span: Span
) -> NodeMetadata:
    version = text(given.get("cache_version"), "`cache_version`", span)
    serialize = flag(given.get("cache_serialize"), "`cache_serialize`", span)
    cache = given.get("cache")
    checks = session.flytekit.overrides_check_cache
    cacheable: bool | None = None if checks else metadata.cacheable
    if cache is not None and not is_none(cache):
        need(cache)
        if isinstance(cache, SettingValue) and cache.cls == CACHE:
            if not checks:
                _refuse_object(span)
            if version is not None or serialize is not None:
                mistake(
                    WRONG_SETTING,
                    span,
                    "`cache_version` and `cache_serialize` do not go with a `Cache` object",
                    exception="ValueError",
                )
            if is_none(cache.fields["version"]):
                _refuse_without_version(span)
            settings = cache_object(session, cache, span)
            cacheable, version, serialize = True, settings.version, settings.serialize
        elif isinstance(cache, Known):
            cacheable = bool(constant(cache, "`cache`", span))
            if checks and cacheable and version is None:
                _refuse_without_version(span)
        else:
            raise Lost(Unknown("the cache setting is not known", span))
    metadata = replace(metadata, cacheable=cacheable)
    if version is not None:
        metadata = replace(metadata, cache_version=version)
    if serialize is not None:
        metadata = replace(metadata, cache_serializable=serialize)
    return metadata


def _refuse_object(span: Span) -> None:
    mistake(
        WRONG_SETTING,
        span,
        "`with_overrides` takes no `Cache` object before flytekit 1.16",
        hint="pass `cache=True, cache_version=…`",
        exception="TypeError",
    )


def _refuse_without_version(span: Span) -> None:
    mistake(
        WRONG_SETTING,
        span,
        "the cache is turned on without a version",
        hint="pass `cache_version=…`",
        exception="ValueError",
    )
