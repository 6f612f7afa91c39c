"""Subscripted classes that derive from dict."""

from collections import OrderedDict
from typing import DefaultDict

from flytekit import task


@task
def count(words: OrderedDict[str, int]) -> DefaultDict[str, int]:
    return words
