"""All targets by name; each is imported when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from flowc.flytekit_versions import Behaviour
from flowc.targets.base import Target


def _ir(_: Behaviour) -> Target:
    from flowc.targets.ir import IrTarget

    return IrTarget()


def _flyte(flytekit: Behaviour) -> Target:
    from flowc.targets.flyte.settings import default_settings
    from flowc.targets.flyte.target import FlyteTarget

    return FlyteTarget(default_settings(flytekit))


TARGETS: Mapping[str, Callable[[Behaviour], Target]] = MappingProxyType(
    {"ir": _ir, "flyte": _flyte}
)
