"""Caches of tasks: versions, and policies that make them."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from dialects.flytekit.compiling import compile_files, findings, reasons, task_of

POLICIES = """
    import random
    from flytekit import Cache, task
    from flytekit.core.cache import CachePolicy, VersionParameters

    class ByName:
        def __init__(self, start):
            self.start = start

        def get_version(self, salt: str, params: VersionParameters) -> str:
            return f"{self.start}-{salt}-{params.func.__name__}-{params.container_image}"

    class ByChance:
        def get_version(self, salt: str, params: VersionParameters) -> str:
            return str(random.random())

    @task(cache=CACHE, container_image="acme:1")
    def work(x: int) -> int:
        return x
"""


@pytest.mark.parametrize(
    "arguments",
    ["cache=True", "cache=Cache()", "cache=Cache(salt='a', policies=[])", "cache=Cache(None)"],
)
def test_flytekit_has_no_default_policy(tmp_path: Path, arguments: str) -> None:
    """A cache without a version is refused, as flytekit alone refuses it."""
    source = f"""
        from flytekit import Cache, task

        @task({arguments})
        def work(x: int) -> int:
            return x
    """
    outcome = compile_files(tmp_path, {"main.py": source})
    assert any("the cache is on, but has no version" in found for found in findings(outcome))


@pytest.mark.parametrize(
    ("cache", "said"),
    [
        ("Cache(policies=ByName('a'), salt='s')", "a-s-work-acme:1"),
        ("Cache(policies=[ByName('a'), ByName('b')])", "a--work-acme:1b--work-acme:1"),
    ],
)
def test_policies_of_ones_own(tmp_path: Path, cache: str, said: str) -> None:
    """The version is a hash of what the policies say, one after another."""
    outcome = compile_files(tmp_path, {"main.py": POLICIES.replace("CACHE", cache)})
    metadata = task_of(outcome, "main.work").metadata
    assert metadata.cache
    assert metadata.cache_version == hashlib.sha256(said.encode()).hexdigest()


def test_a_policy_that_cannot_be_followed(tmp_path: Path) -> None:
    """A version that changes from run to run is opaque."""
    source = POLICIES.replace("CACHE", "Cache(policies=ByChance())")
    outcome = compile_files(tmp_path, {"main.py": source})
    assert "random" in reasons(outcome)["main.work"]
