"""Digests of bytes, without the start-up cost of OpenSSL.

`hashlib` prefers OpenSSL's digests, and loading that library takes longer than hashing a project's
sources does. Python's own C modules give the same digests; the standard library's `random` takes
them for the same reason. To readers and type checkers these *are* `hashlib`'s functions.
"""

# Which of the two branches below a Python takes, its own build decides.
# ruff: noqa: F401

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import md5, sha1, sha224, sha256
else:
    try:
        from _md5 import md5
        from _sha1 import sha1

        try:
            from _sha2 import sha224, sha256
        except ImportError:  # before Python 3.12
            from _sha256 import sha224, sha256
    except ImportError:  # a Python that was built without its own digests
        from hashlib import md5, sha1, sha224, sha256

__all__ = ["md5", "sha1", "sha224", "sha256"]
