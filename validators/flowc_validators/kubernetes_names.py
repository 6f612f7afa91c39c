"""Names as Kubernetes takes them: of containers, and of labels.

Mirrors k8s.io/apimachinery v0.34.1 (pkg/util/validation/validation.go).
"""

from __future__ import annotations

import re
from urllib.parse import quote

_LABEL = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?")
_SUBDOMAIN = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*")
_QUALIFIED = re.compile(r"([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]")
_MOST, _MOST_IN_PREFIX, _MOST_IN_VERSION = 63, 253, 255


def dns_label_fault(name: str) -> str:
    """Say why a name is no label of a host (RFC 1123); empty if it is one."""
    if len(name) > _MOST:
        return f"it is longer than {_MOST} characters"
    if _LABEL.fullmatch(name):
        return ""
    return "it must be lower case letters, digits and `-`, with a letter or digit at both ends"


def label_key_fault(key: str) -> str:
    """Say why a text cannot name a label; empty if it can."""
    prefix, found, name = key.rpartition("/")
    if found and (len(prefix) > _MOST_IN_PREFIX or not _SUBDOMAIN.fullmatch(prefix)):
        return "what stands before `/` is no domain"
    return _part_fault(name)


def label_value_fault(value: str) -> str:
    """Say why a text cannot be the value of a label; empty if it can."""
    return _part_fault(value) if value else ""


def version_fault(version: str) -> str:
    """Say why a version cannot stand in an address; empty if it can.

    Mirrors `ValidateVersion` of flyteadmin v1.16.8 (validation/validation.go), which is not called.
    """
    if not version:
        return "it is empty"
    if len(version.encode(errors="replace")) > _MOST_IN_VERSION:
        return f"it is longer than {_MOST_IN_VERSION} bytes"
    return "" if quote(version, safe="~", errors="replace") == version else "it is not URL-safe"


def _part_fault(name: str) -> str:
    if not name:
        return "it is empty"
    if len(name) > _MOST:
        return f"it is longer than {_MOST} characters"
    if _QUALIFIED.fullmatch(name):
        return ""
    return "it must be letters, digits, `-`, `_` and `.`, with a letter or digit at both ends"
