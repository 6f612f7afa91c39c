"""Profiles in lists and optional places."""

from typing import List, Optional

from flytekit import dynamic, task, workflow
from whylogs.core.view.dataset_profile_view import DatasetProfileView as View


@task
def merge(views: List[View], base: Optional[View] = None) -> View:
    return views[0]


@dynamic
def pick(views: List[View]) -> View:
    return views[-1]


@workflow
def merged(views: List[View]) -> View:
    pick(views=views)
    return merge(views=views)
