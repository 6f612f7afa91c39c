"""Which files of a source tree are left out of the bundle."""

from __future__ import annotations

import os
from collections.abc import Sequence
from fnmatch import fnmatchcase

from flowc.bundle.docker_patterns import DockerPatterns
from flowc.bundle.error import BundleError
from flowc.bundle.git.ignored import ignored_files

STANDARD = ("*.pyc", ".cache", ".cache/*", "__pycache__/*", "**/__pycache__/*")
"""What flytekit 1.16.31 always leaves out (tools/ignore.py); `*` matches slashes too."""


FOR_IMAGES = (".dockerignore",)
"""The files with rules for what an image takes along (image_spec/image_spec.py)."""
FOR_BUNDLES = (*FOR_IMAGES, ".flyteignore")
"""The files with rules for what fast registration sends."""


class IgnoreRules:
    """The rules of one source root: git's, those of some files there, and the standard ones.

    Each can only leave out; none takes back what another leaves out.
    """

    def __init__(self, root: bytes, files: Sequence[str] = FOR_BUNDLES) -> None:
        self._by_git = ignored_files(root)
        self._by_file = [_docker_patterns(root, name) for name in files]

    def ignores(self, path: bytes) -> bool:
        """Tell whether a path relative to the source root is left out."""
        if path in self._by_git:
            return True
        text = path.decode("utf-8", "surrogateescape")
        if any(fnmatchcase(text, pattern) for pattern in STANDARD):
            return True
        return any(patterns is not None and patterns.ignores(text) for patterns in self._by_file)


def _docker_patterns(root: bytes, name: str) -> DockerPatterns | None:
    path = os.path.join(root, name.encode())
    if not os.path.isfile(path):
        return None
    try:
        with open(path, encoding="utf-8", newline="") as stream:
            return DockerPatterns(stream.read(), name)
    except (OSError, UnicodeDecodeError) as error:
        raise BundleError(f"{name} cannot be read: {error}") from error
