"""Jobs as classes: settings by inheritance."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar


class Job:
    """The base of all jobs."""

    retries: ClassVar[int] = 1
    hours: ClassVar[float] = 1
    labels: ClassVar[dict[str, str]] = {"platform": "acme"}
    _registry: ClassVar[list[type[Job]]] = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Job._registry.append(cls)

    @classmethod
    def settings(cls) -> dict:
        return {
            "retries": cls.retries,
            "timeout": timedelta(hours=cls.hours),
            "labels": {**Job.labels, **cls.labels, "job": cls.slug()},
        }

    @staticmethod
    def dashes(text: str) -> str:
        return "".join("-" + c.lower() if c.isupper() else c for c in text).lstrip("-")

    @classmethod
    def slug(cls) -> str:
        return cls.dashes(cls.__name__)


class LongJob(Job):
    hours = 24
    labels = {"class": "long"}


class GpuJob(LongJob):
    retries = 3

    @classmethod
    def settings(cls):
        return super().settings() | {"interruptible": True}
