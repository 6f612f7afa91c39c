"""A field of a dataclass has a default that is no value of its type."""

from dataclasses import dataclass

from flytekit import task


@dataclass
class Settings:
    workers: int = "many"  # mistake: field-default
    # twin: workers: int = 8


@task
def train(settings: Settings) -> int:
    return settings.workers
