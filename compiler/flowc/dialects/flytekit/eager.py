"""Eager tasks: what flytekit adds so that they can be started like workflows."""

from __future__ import annotations

from flowc.dialects.flytekit.entity import FlyteEntity
from flowc.dialects.flytekit.imperative import FAILURE_NODE, ImperativeWorkflow
from flowc.dialects.flytekit.instance_tasks import InstanceTaskEntity
