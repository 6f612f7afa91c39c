"""Pod templates: Kubernetes pods around the containers of tasks."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.kubernetes import KubernetesObject, api_data
from flowc.dialects.flytekit.settings.reading import is_none, need, pairs, text
from flowc.dialects.flytekit.settings.setting_values import Defaults, SettingValue, setting_class
from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import NONE, DictValue, Known, ListValue, Unknown, Value
from flowc_ir.source import Span
from flowc_ir.task import PodTemplate

POD_TEMPLATE = "flytekit.PodTemplate"
PRIMARY = "primary"
FIELDS: Defaults = {
    "pod_spec": NONE,
    "primary_container_name": Known(PRIMARY),
    "labels": NONE,
    "annotations": NONE,
}
"""Parameters of `PodTemplate` with their defaults (flytekit 1.16.31 core/pod_template.py)."""


def install(registry: Registry, later: Mapping[str, str]) -> None:
    """Add the model of the class; `later` names the parameters that came later."""
    registry.models[POD_TEMPLATE] = setting_class(POD_TEMPLATE, FIELDS, check_pod_template, later)


def check_pod_template(setting: SettingValue, context: Context, span: Span) -> None:
    """Fill in an empty pod, and check the name of the primary container."""
    if is_none(setting.fields["pod_spec"]):
        setting.fields["pod_spec"] = KubernetesObject(
            "V1PodSpec", {"containers": ListValue([])}, span
        )
    name = setting.fields["primary_container_name"]
    if isinstance(name, Known) and not name.value:
        mistake(
            WRONG_SETTING,
            span,
            "a `PodTemplate` needs the name of its primary container",
            exception="ValueError",
        )


IN_PLACE = "filled in place"
"""A field of the templates that are no copies; no user can name it."""


def filled_in_place(value: Value, span: Span) -> Value:
    """Give a pod template that a task puts its container into, in place; raises `Lost`.

    Mirrors plugins k8s-pod 1.16.31: what the task leaves there, others with the same pod see.
    """
    if not isinstance(value, SettingValue) or value.cls != POD_TEMPLATE:
        raise Lost(Unknown("the pod template is not a known `PodTemplate`", span))
    spec = need(value.fields["pod_spec"])
    if not isinstance(spec, KubernetesObject):
        raise Lost(Unknown("the pod specification is not a known `V1PodSpec`", span))
    parts = (spec, *_containers(spec))
    is_shared = any(part.fillers for part in parts)
    for part in parts:
        part.fillers += 1
    mark = Unknown(_FILLED, span) if is_shared else Known(True)
    return SettingValue(POD_TEMPLATE, {**value.fields, IN_PLACE: mark}, span)


_FILLED = "a pod that another task puts its container into is not followed"


def is_filled_in_place(value: Value) -> bool:
    """Tell whether a pod template is one of these."""
    return isinstance(value, SettingValue) and IN_PLACE in value.fields


def is_shared_pod(value: Value) -> bool:
    """Tell whether several tasks put their containers into a pod template."""
    if not isinstance(value, SettingValue):
        return False
    spec = value.fields.get("pod_spec")
    parts = (spec, *_containers(spec)) if isinstance(spec, KubernetesObject) else ()
    return any(part.fillers > 1 for part in parts)


def _containers(spec: KubernetesObject) -> list[KubernetesObject]:
    containers = need(spec.fields.get("containers", NONE))
    items = containers.items if isinstance(containers, ListValue) else []
    return [item for item in items if isinstance(item, KubernetesObject)]


def _refuse_filled(part: KubernetesObject, span: Span) -> None:
    if part.fillers:
        raise Lost(Unknown(_FILLED, span))


def _refuse_other(value: Value, message: str, span: Span) -> None:
    """Refuse what is certainly something else; of other objects not enough is known."""
    if isinstance(value, (Known, DictValue, ListValue, SettingValue, KubernetesObject)):
        mistake(WRONG_SETTING, span, message, exception="AttributeError")


def pod_template(value: Value, span: Span) -> PodTemplate:
    """Give the IR of a pod template; raises `Lost`."""
    need(value)
    if not isinstance(value, SettingValue) or value.cls != POD_TEMPLATE:
        _refuse_other(value, "`pod_template` is a `PodTemplate`", span)
        raise Lost(Unknown("the pod template is not a known `PodTemplate`", span))
    spec = need(value.fields["pod_spec"])
    if not isinstance(spec, KubernetesObject) or spec.cls != "V1PodSpec":
        _refuse_other(spec, "`pod_spec` of a pod template is a `V1PodSpec`", value.span)
        raise Lost(Unknown("the pod specification is not a known `V1PodSpec`", span))
    if is_filled_in_place(value):
        need(value.fields[IN_PLACE])
    else:
        for part in (spec, *_containers(spec)):
            _refuse_filled(part, span)
    name = text(value.fields["primary_container_name"], "`primary_container_name`", span)
    return PodTemplate(
        spec=api_data(spec),
        primary_container=name or "",
        labels=pairs(value.fields["labels"], "`labels`", span),
        annotations=pairs(value.fields["annotations"], "`annotations`", span),
    )
