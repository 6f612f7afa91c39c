"""The digests are those of the standard library."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from flowc_ir import digests


@pytest.mark.parametrize("name", digests.__all__)
@pytest.mark.parametrize("data", [b"", b"flowc", bytes(range(256)) * 40])
def test_digest_is_hashlibs(name: str, data: bytes) -> None:
    """Compare with `hashlib`."""
    ours = {
        "md5": digests.md5(data, usedforsecurity=False),
        "sha1": digests.sha1(data, usedforsecurity=False),
        "sha224": digests.sha224(data),
        "sha256": digests.sha256(data),
    }
    assert ours[name].digest() == hashlib.new(name, data, usedforsecurity=False).digest()


def test_openssl_is_not_loaded() -> None:
    """Start without the library that `hashlib` would load."""
    program = "import sys, flowc_ir.digests; sys.exit('_hashlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
