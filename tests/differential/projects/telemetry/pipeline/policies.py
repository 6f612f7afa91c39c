"""A cache policy of our own: the version comes out of names and a salt."""

from dataclasses import dataclass

from flytekit import Cache
from flytekit.core.cache import VersionParameters


@dataclass
class ByName:
    prefix: str = "v"

    def get_version(self, salt: str, params: VersionParameters) -> str:
        image = params.container_image or "default"
        return f"{self.prefix}-{salt}-{params.func.__name__}-{image}"


NAMED = Cache(policies=ByName(), salt="2024")
TWICE = Cache(policies=[ByName("a"), ByName("b")], serialize=True, ignored_inputs=("debug", "verbose"))
FIXED = Cache(version="fixed", policies=[ByName("never used")])
