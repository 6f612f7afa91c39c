"""Train a classifier of irises: a package of several files."""

from .pipeline import train_iris

__all__ = ["train_iris"]
