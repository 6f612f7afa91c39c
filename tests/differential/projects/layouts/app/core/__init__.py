"""What the application hands on."""

from .settings import *  # noqa: F403
from .settings import _retries as retries

__all__ = ["IMAGE", "retries", "lazy"]


def __getattr__(name):
    if name == "lazy":
        from .tasks import prepare

        return prepare
    raise AttributeError(name)
