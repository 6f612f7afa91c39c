"""Launch plans: how a workflow is started, when, and who hears of it."""

from __future__ import annotations

import enum
from typing import TypeAlias

from flowc_ir.artifacts import ArtifactId
from flowc_ir.graph import Reference
from flowc_ir.interface import Parameter
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.literals import Entry
from flowc_ir.source import NOWHERE, Span
from flowc_ir.task import Pair, SecurityContext


@dataclass(frozen=True, slots=True, kw_only=True)
class CronSchedule:
    """Start at the times of a cron expression. `legacy`: the older, six-field expression."""

    expression: str
    offset: str = ""
    kickoff_input: str = ""
    legacy: bool = False


class RateUnit(enum.Enum):
    """Units of a fixed rate."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSchedule:
    """Start every `value` units."""

    value: int
    unit: RateUnit
    kickoff_input: str = ""


Schedule: TypeAlias = CronSchedule | RateSchedule


class Channel(enum.Enum):
    """Ways to notify people."""

    EMAIL = "email"
    SLACK = "slack"
    PAGER_DUTY = "pager_duty"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notification:
    """Who hears of an execution that ends in one of `phases` (numbers of the wire format)."""

    channel: Channel
    recipients: tuple[str, ...]
    phases: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Concurrency:
    """How many executions may run at once. `behavior` is the enum number of the wire format."""

    max_concurrency: int
    behavior: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """Start whenever an artifact is made that fits; `inputs` are what the launch then gives."""

    artifact: ArtifactId
    inputs: tuple[Parameter, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LaunchPlan:
    """A way to start `workflow`.

    `parameters` are the inputs that a launch may give, without those that `fixed_inputs` set.
    """

    name: str
    workflow: Reference
    parameters: tuple[Parameter, ...] = ()
    fixed_inputs: tuple[Entry, ...] = ()
    schedule: Schedule | None = None
    notifications: tuple[Notification, ...] = ()
    labels: tuple[Pair, ...] = ()
    annotations: tuple[Pair, ...] = ()
    raw_output_prefix: str = ""
    max_parallelism: int | None = None
    security: SecurityContext | None = None
    overwrite_cache: bool | None = None
    concurrency: Concurrency | None = None
    auto_activate: bool = False
    is_default: bool = False
    trigger: Trigger | None = None
    span: Span = NOWHERE
