"""Secrets and security contexts."""

from __future__ import annotations

import re

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.reading import is_none, items, need, own, text
from flowc.dialects.flytekit.settings.setting_values import Check, SettingValue
from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc_ir.source import Span
from flowc_ir.task import Identity, MountKind, Secret, SecurityContext

SECRET = "flytekit.Secret"
IDENTITY = "flytekit.models.security.Identity"
SECURITY_CONTEXT = "flytekit.SecurityContext"
ENV_VAR = re.compile(r"^[A-Z_][A-Z0-9_]*$")


MOUNTS = {MountKind.ANY: 0, MountKind.ENV_VAR: 1, MountKind.FILE: 2}
"""The numbers of `Secret.MountType` (flyteidl core/security.proto)."""


class MountTypeValue(Extension):
    """A member of `Secret.MountType`."""

    __slots__ = ("kind",)

    def __init__(self, kind: MountKind) -> None:
        self.kind = kind

    def describe(self) -> str:
        """Say what this is."""
        return f"`Secret.MountType.{self.kind.name}`"

    def get_attribute(self, context: Context, name: str, span: Span) -> Value:
        """Give name and number."""
        if name in ("name", "value"):
            return Known(self.kind.name if name == "name" else MOUNTS[self.kind])
        return super().get_attribute(context, name, span)

    def compare(
        self, context: Context, operator: str, other: Value, reflected: bool, span: Span
    ) -> Value | None:
        """Compare by member."""
        if operator in ("==", "!="):
            same = isinstance(other, MountTypeValue) and other.kind is self.kind
            return Known(same == (operator == "=="))
        return super().compare(context, operator, other, reflected, span)


def secret_check(session: Session) -> Check:
    """Give the check of a secret (flytekit 1.16.31 models/security.py)."""

    def check(setting: SettingValue, context: Context, span: Span) -> None:
        _check_group(session, setting, span)
        if session.flytekit.checks_secret_variables:
            _check_variable(setting, span)

    return check


def _check_group(session: Session, setting: SettingValue, span: Span) -> None:
    if is_none(setting.fields["group"]) and not session.has_union(span, "a secret without a group"):
        mistake(
            WRONG_SETTING,
            span,
            "a secret needs a group",
            hint="pass `group=…`; only with the package `union` (`--union`) it needs none",
            exception="ValueError",
        )


def _check_variable(setting: SettingValue, span: Span) -> None:
    name = setting.fields["env_var"]
    if isinstance(name, Known) and isinstance(name.value, str) and not ENV_VAR.match(name.value):
        mistake(
            WRONG_SETTING,
            span,
            f"`{name.value}` is not the name of an environment variable",
            exception="ValueError",
        )


def secret_requests(context: Context, value: Value | None, span: Span) -> tuple[Secret, ...]:
    """Give the secrets of `secret_requests=`."""
    return tuple(secret_of(item, span) for item in items(context, value, "`secret_requests`", span))


def secret_of(value: Value, span: Span) -> Secret:
    """Give one secret."""
    own(value, "a secret", span)
    if not isinstance(value, SettingValue) or value.cls != SECRET:
        mistake(WRONG_SETTING, span, "`secret_requests` holds `Secret` objects")
    fields = value.fields
    mount = need(fields["mount_requirement"])
    if isinstance(mount, Known):
        mistake(
            WRONG_SETTING,
            span,
            "`mount_requirement` of a secret is a `Secret.MountType`",
            hint="write `Secret.MountType.ENV_VAR` or `Secret.MountType.FILE`",
            exception="AttributeError",
        )
    if not isinstance(mount, MountTypeValue):
        raise Lost(Unknown("the mount requirement of a secret is not known", span))
    return Secret(
        group=text(fields["group"], "`group`", span) or "",
        key=text(fields["key"], "`key`", span) or "",
        group_version=text(fields["group_version"], "`group_version`", span) or "",
        mount=mount.kind,
        env_var=text(fields["env_var"], "`env_var`", span) or "",
    )


def security_context(context: Context, value: Value | None, span: Span) -> SecurityContext | None:
    """Give a security context object, or None."""
    if value is None or is_none(value):
        return None
    own(value, "`security_context`", span)
    if not isinstance(value, SettingValue) or value.cls != SECURITY_CONTEXT:
        mistake(WRONG_SETTING, span, "`security_context` is a `SecurityContext` object")
    if not is_none(value.fields["tokens"]):
        raise Lost(Unknown("tokens of a security context are not followed", span))
    return SecurityContext(
        run_as=identity_of(value.fields["run_as"], span),
        secrets=secret_requests(context, value.fields["secrets"], span),
    )


def identity_of(value: Value, span: Span) -> Identity | None:
    """Give an identity object, or None."""
    if is_none(value):
        return None
    own(value, "`run_as`", span)
    if not isinstance(value, SettingValue) or value.cls != IDENTITY:
        mistake(WRONG_SETTING, span, "`run_as` is an `Identity` object")
    if not is_none(value.fields["oauth2_client"]):
        raise Lost(Unknown("an OAuth2 client is not followed", span))
    return Identity(
        iam_role=text(value.fields["iam_role"], "`iam_role`", span) or "",
        k8s_service_account=text(value.fields["k8s_service_account"], "an account", span) or "",
        execution_identity=text(value.fields["execution_identity"], "an identity", span) or "",
    )
