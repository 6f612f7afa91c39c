"""The archive that registering tools read."""

from __future__ import annotations

import gzip
import io
import math
import tarfile
from collections.abc import Iterable, Sequence

from flowc.targets.base import Artifact


def member_names(entities: Sequence[tuple[str, int]]) -> list[str]:
    """Name the files of entities, given as names with the numbers of their kinds.

    Mirrors `persist_registrable_entities` of flytekit 1.16.31: the index is padded with zeros, so
    that names sort as entities were written.
    """
    width = math.ceil(math.log(len(entities), 10)) if entities else 0
    return [
        f"{str(position).zfill(width)}_{name}_{kind}.pb"
        for position, (name, kind) in enumerate(entities)
    ]


def archive(members: Iterable[Artifact]) -> bytes:
    """Pack files into a compressed tar that holds neither times nor owners."""
    packed = io.BytesIO()
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0, compresslevel=6) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for member in members:
            entry = tarfile.TarInfo(member.path)
            entry.size = len(member.data)
            tar.addfile(entry, io.BytesIO(member.data))
    return packed.getvalue()
