"""What the platform team hands to everybody else."""

from importlib import metadata as _metadata

from acme.decorators.timing import timed
from acme.factories.tasks import make_reader, small_task

try:
    __version__ = _metadata.version("acme-platform-that-is-not-installed")
except _metadata.PackageNotFoundError:
    __version__ = "0+unknown"

__all__ = ["make_reader", "small_task", "timed"]
