"""Settings of launch plans: from setting objects to the IR."""

from __future__ import annotations

from collections.abc import Mapping

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import mistake
from flowc.dialects.flytekit.settings.reading import flag, is_none, own, pairs, text, whole
from flowc.dialects.flytekit.settings.secrets import IDENTITY, SECURITY_CONTEXT, security_context
from flowc.dialects.flytekit.settings.setting_values import SettingValue
from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.values import NONE, Value
from flowc_ir.launch_plan import Concurrency, LaunchPlan, Notification, Schedule
from flowc_ir.lazy_dataclass import replace
from flowc_ir.source import Span
from flowc_ir.task import Pair, SecurityContext

LABELS = "flytekit.Labels"
ANNOTATIONS = "flytekit.Annotations"
RAW_OUTPUT = "flytekit.models.common.RawOutputDataConfig"
AUTH_ROLE = "flytekit.AuthRole"
CONCURRENCY = "flytekit.ConcurrencyPolicy"
SKIP = 1
"""The number of `ConcurrencyLimitBehavior.SKIP` (flyteidl admin/launch_plan.proto)."""


def with_settings(
    plan: LaunchPlan, context: Context, given: Mapping[str, Value], span: Span
) -> LaunchPlan:
    """Add the settings of a launch plan; raises `Lost`, and what flytekit raises."""
    _check_trigger(given.get("trigger"), span)
    prefix = _field(given, "raw_output_data_config", RAW_OUTPUT, "output_location_prefix", span)
    return replace(
        plan,
        schedule=_schedule(given.get("schedule"), span),
        notifications=_notifications(context, given.get("notifications"), span),
        labels=_pairs(given, "labels", LABELS, span),
        annotations=_pairs(given, "annotations", ANNOTATIONS, span),
        raw_output_prefix=text(prefix, "`output_location_prefix`", span) or "",
        max_parallelism=whole(given.get("max_parallelism"), "`max_parallelism`", span),
        security=_security(context, given.get("security_context"), span),
        overwrite_cache=flag(given.get("overwrite_cache"), "`overwrite_cache`", span),
        concurrency=_concurrency(given.get("concurrency"), span),
        auto_activate=flag(given.get("auto_activate"), "`auto_activate`", span) or False,
    )


def _check_trigger(value: Value | None, span: Span) -> None:
    if value is None or is_none(value):
        return
    from flowc.dialects.flytekit.plans.triggers import check_trigger

    check_trigger(value, span)


def _schedule(value: Value | None, span: Span) -> Schedule | None:
    if value is None or is_none(value):
        return None
    from flowc.dialects.flytekit.plans.schedules import schedule_of

    return schedule_of(value, span)


def _notifications(context: Context, value: Value | None, span: Span) -> tuple[Notification, ...]:
    if value is None or is_none(value):
        return ()
    from flowc.dialects.flytekit.plans.notifications import notifications_of

    return notifications_of(context, value, span)


def _security(context: Context, value: Value | None, span: Span) -> SecurityContext | None:
    """Read a security context; one in which nothing is set is none (models/security.py)."""
    if isinstance(value, SettingValue) and all(map(is_none, value.fields.values())):
        return None
    return security_context(context, value, span)


def _setting(value: Value | None, cls: str, what: str, span: Span) -> SettingValue | None:
    if value is None or is_none(value):
        return None
    own(value, f"`{what}`", span)
    if not isinstance(value, SettingValue) or value.cls != cls:
        short = cls.rpartition(".")[2]
        mistake(
            WRONG_SETTING,
            span,
            f"`{what}` is an object of the class `{short}`",
            exception="AttributeError",
        )
    return value


def _field(given: Mapping[str, Value], name: str, cls: str, field: str, span: Span) -> Value | None:
    setting = _setting(given.get(name), cls, name, span)
    return None if setting is None else setting.fields[field]


def _pairs(given: Mapping[str, Value], name: str, cls: str, span: Span) -> tuple[Pair, ...]:
    return pairs(_field(given, name, cls, "values", span), f"`{name}`", span)


def _concurrency(value: Value | None, span: Span) -> Concurrency | None:
    setting = _setting(value, CONCURRENCY, "concurrency", span)
    if setting is None:
        return None
    maximum = whole(setting.fields["max_concurrency"], "`max_concurrency`", span)
    if maximum is None:
        mistake(WRONG_SETTING, span, "`max_concurrency` is a number", exception="TypeError")
    behavior = whole(setting.fields["behavior"], "`behavior`", span)
    return Concurrency(max_concurrency=maximum, behavior=SKIP if behavior is None else behavior)


def security_of_role(role: Value, span: Span) -> Value:
    """Give the security context that an `AuthRole` stands for (core/launch_plan.py)."""
    setting = _setting(role, AUTH_ROLE, "auth_role", span)
    if setting is None:
        return NONE
    identity = SettingValue(
        IDENTITY,
        {
            "iam_role": setting.fields["assumable_iam_role"],
            "k8s_service_account": setting.fields["kubernetes_service_account"],
            "oauth2_client": NONE,
            "execution_identity": NONE,
        },
        span,
    )
    return SettingValue(
        SECURITY_CONTEXT, {"run_as": identity, "secrets": NONE, "tokens": NONE}, span
    )
