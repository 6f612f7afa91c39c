"""The module that says that `union` is there."""

import flytekit
from union.remote import UnionRemote


def remote() -> UnionRemote:
    return UnionRemote(default_project=flytekit.__name__)
