"""The bundle: a compressed tar, named by what it holds."""

from __future__ import annotations

import gzip
import io
import os
import tarfile
from collections.abc import Sequence

from flowc.bundle.error import BundleError, shown
from flowc_ir.digests import md5
from flowc_ir.lazy_dataclass import dataclass

_MTIME = 315_532_800.0
"""The first second of 1980 in UTC; tar writes a float into a header of its own."""
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The file that fast registration uploads, and the paths in it."""

    name: str
    data: bytes
    members: tuple[str, ...]


def make_bundle(root: bytes, paths: Sequence[bytes], *, follows_links: bool) -> Bundle:
    """Pack files, given relative to `root`, in their order; raises BundleError.

    Mirrors `fast_package` of flytekit 1.16.31 (tools/fast_registration.py): neither times nor
    owners are kept, and the modes are those of the files.
    """
    try:
        members = tuple(path.decode() for path in paths)
        digest = _digest(root, paths)
        packed = _packed(root, paths, follows_links=follows_links)
    except UnicodeDecodeError as error:
        raise BundleError(f"the name `{shown(error.object)}` is not valid UTF-8") from error
    except OSError as error:
        unread = shown(os.fsencode(error.filename or root))
        raise BundleError(f"`{unread}` cannot be read: {error.strerror}") from error
    name = f"fast{digest}.tar.gz"
    compressed = io.BytesIO()
    with gzip.GzipFile(filename=name, mode="wb", fileobj=compressed, mtime=0) as stream:
        stream.write(packed)
    return Bundle(name=name, data=compressed.getvalue(), members=members)


def _digest(root: bytes, paths: Sequence[bytes]) -> str:
    """Hash contents and names; slashes do not count (`ls_files`, tools/script_mode.py)."""
    digest = md5(usedforsecurity=False)
    for path in paths:
        with open(os.path.join(root, path), "rb") as stream:
            while piece := stream.read(_PIECE):
                digest.update(piece)
        digest.update(path.replace(b"/", b""))
    return digest.hexdigest()


def _packed(root: bytes, paths: Sequence[bytes], *, follows_links: bool) -> bytes:
    out = io.BytesIO()
    with tarfile.open(
        fileobj=out,
        mode="w",
        format=tarfile.PAX_FORMAT,
        dereference=follows_links,
        encoding="utf-8",
    ) as tar:
        for path in paths:
            whole = os.path.join(root, path)
            member = tar.gettarinfo(os.fsdecode(whole), arcname=path.decode())
            _forget_who_and_when(member)
            if not member.isreg():
                tar.addfile(member)
                continue
            with open(whole, "rb") as stream:
                tar.addfile(member, stream)
    return out.getvalue()


def _forget_who_and_when(member: tarfile.TarInfo) -> None:
    # The host's spelling of a link is undone: in the archive all names are UTF-8.
    member.linkname = os.fsencode(member.linkname).decode("utf-8", "surrogateescape")
    member.mtime = _MTIME
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.pax_headers = {}
