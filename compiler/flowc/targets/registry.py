"""All targets by name; each is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from flowc.targets.base import Target


def _ir() -> Target:
    from flowc.targets.ir import IrTarget

    return IrTarget()


def _flyte() -> Target:
    from flowc.targets.flyte.target import FlyteTarget

    return FlyteTarget()


TARGETS: Mapping[str, Callable[[], Target]] = MappingProxyType({"ir": _ir, "flyte": _flyte})
