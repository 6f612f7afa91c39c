"""Whole archives, from `pyflyte package` and from `flowc package`, and what lies in them."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from differential.expected import flytekit_python

IMAGE = "cr.test/img:v1"
_SCRIPT = Path(__file__).parent / "oracle" / "package.py"
_CODE = re.compile(r"fast[0-9a-f]{32}\.tar\.gz")
_CLEAN = {
    "FLYTE_SDK_LOGGING_LEVEL": "40",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "LANG": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONWARNINGS": "ignore",
}


@dataclass(frozen=True, slots=True)
class Order:
    """One packaging: a source root, and the arguments after the program's name.

    `over` is an archive under the root that is written over; otherwise it is written elsewhere.
    """

    root: Path
    arguments: tuple[str, ...]
    over: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Packaged:
    """What a tool made: its exit code, what it said, and the archive if there is one."""

    code: int
    said: str
    archive: Path

    def members(self) -> list[str]:
        """Give the names in the archive, in their order."""
        with tarfile.open(self.archive) as opened:
            return opened.getnames()

    def code_bundle(self) -> tuple[str, bytes]:
        """Give the name and the bytes of the code that is sent; both empty if none is."""
        with tarfile.open(self.archive) as opened:
            for member in opened:
                stream = opened.extractfile(member)
                if _CODE.fullmatch(member.name) and stream is not None:
                    return member.name, stream.read()
        return "", b""

    def code_members(self) -> list[str]:
        """Describe each file of the code bundle, in order: name, kind, mode, time, owner, size."""
        _, data = self.code_bundle()
        with tarfile.open(fileobj=io.BytesIO(gzip.decompress(data))) as opened:
            return [
                f"{one.name} {one.type!r} {one.mode:o} {one.mtime} {one.uid} {one.gid}"
                f" {one.uname!r} {one.size} {one.linkname!r}"
                for one in opened
            ]


def environment(**more: str) -> dict[str, str]:
    """Give a clean environment: FLYTE_* variables would change what flytekit writes."""
    return _CLEAN | {"PATH": os.environ.get("PATH", os.defpath)} | more


def by_flytekit(orders: Sequence[Order], folder: Path) -> list[Packaged]:
    """Run `pyflyte` for each order."""
    jobs: list[dict[str, object]] = []
    for number, order in enumerate(orders):
        log = str(folder / f"{number}.log")
        arguments = _with_output(order, folder / f"{number}.tgz")
        jobs.append({"root": str(order.root), "arguments": arguments, "log": log})
    with tempfile.TemporaryDirectory(prefix="flowc-oracle-") as home:
        file = Path(home) / "jobs.json"
        file.write_text(json.dumps(jobs))
        subprocess.run(
            [str(flytekit_python()), str(_SCRIPT), str(file)],
            env=environment(HOME=home),
            cwd=home,
            check=True,
        )
    for number, order in enumerate(orders):
        if order.over:
            shutil.copy(order.root / order.over, folder / f"{number}.tgz")
    return [_said_by_flytekit(folder / str(number)) for number in range(len(orders))]


def by_flowc(order: Order, archive: Path, **more: str) -> Packaged:
    """Run `flowc` for an order, in a process of its own, with the root where flytekit finds it."""
    arguments = [*_with_output(order, archive), "--source-path", str(order.root.resolve())]
    done = subprocess.run(
        [sys.executable, "-P", "-m", "flowc", *arguments],
        cwd=order.root,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if order.over:
        shutil.copy(order.root / order.over, archive)
    return Packaged(code=done.returncode, said=done.stderr, archive=archive)


def _with_output(order: Order, archive: Path) -> list[str]:
    return [*order.arguments, *(("-f", "-o", order.over) if order.over else ("-o", str(archive)))]


def _said_by_flytekit(base: Path) -> Packaged:
    text = base.with_suffix(".log").read_text(encoding="utf-8")
    said, _, code = text.rpartition("\nexit ")
    return Packaged(code=int(code), said=said, archive=base.with_suffix(".tgz"))
