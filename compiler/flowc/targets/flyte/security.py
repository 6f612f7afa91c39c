"""Secrets and identities."""

from __future__ import annotations

from flyteidl.core import security_pb2

from flowc_ir.task import MountKind, Secret, SecurityContext

_MOUNTS = {
    MountKind.ANY: security_pb2.Secret.ANY,
    MountKind.ENV_VAR: security_pb2.Secret.ENV_VAR,
    MountKind.FILE: security_pb2.Secret.FILE,
}


def security_context(security: SecurityContext) -> security_pb2.SecurityContext:
    """Encode identity and secrets."""
    encoded = security_pb2.SecurityContext(secrets=[_secret(item) for item in security.secrets])
    if security.run_as is not None:
        encoded.run_as.iam_role = security.run_as.iam_role
        encoded.run_as.k8s_service_account = security.run_as.k8s_service_account
        encoded.run_as.execution_identity = security.run_as.execution_identity
        encoded.run_as.SetInParent()
    return encoded


def _secret(secret: Secret) -> security_pb2.Secret:
    return security_pb2.Secret(
        group=secret.group,
        group_version=secret.group_version,
        key=secret.key,
        mount_requirement=_MOUNTS[secret.mount],
        env_var=secret.env_var,
    )
