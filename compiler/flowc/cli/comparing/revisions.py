"""The sources of a revision of git, in a folder of their own; the work tree is not touched."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from flowc.bundle.error import BundleError
from flowc.bundle.git.trees import Revision, TreeFile
from flowc.cli.command import UsageError
from flowc_ir.lazy_dataclass import dataclass

_CONFIG = "pyproject.toml"
_MARKERS = (_CONFIG, "__init__.py")


@dataclass(frozen=True, slots=True)
class Checkout:
    """A copy of a part of a revision. `top` stands for the top of the work tree `work`."""

    top: Path
    work: Path

    def there(self, path: Path) -> Path:
        """Give where a path of the work tree is in the copy; raises UsageError outside of it."""
        try:
            return self.top / path.relative_to(self.work)
        except ValueError:
            raise UsageError(f"{path} lies outside of git's work tree {self.work}") from None


@contextmanager
def checked_out(folders: Iterable[Path], name: str, *, at_merge_base: bool) -> Generator[Checkout]:
    """Write what a revision has below some folders into a folder that is taken away afterwards.

    Raises UsageError if git knows no such revision, or parts of it are not there.
    """
    wanted = [*dict.fromkeys(folders)]
    try:
        revision = Revision(os.fsencode(wanted[0]), name, at_merge_base=at_merge_base)
        work = Path(os.fsdecode(revision.top))
        with TemporaryDirectory(prefix="flowc-") as scratch:
            # A configuration above the copy is none of the project's.
            Path(scratch, _CONFIG).write_bytes(b"")
            checkout = Checkout(Path(scratch).resolve() / (work.name or "top"), work)
            checkout.top.mkdir()
            _fill(checkout, revision, wanted)
            yield checkout
    except BundleError as error:
        said = str(error)
        raise UsageError(said if name in said else f"{name}: {said}") from error


def _fill(checkout: Checkout, revision: Revision, folders: list[Path]) -> None:
    relative = [os.path.relpath(folder, checkout.work) for folder in folders]
    outside = [folder for folder in relative if folder.startswith("..")]
    if outside:
        raise UsageError(f"{outside[0]} lies outside of git's work tree {checkout.work}")
    below = [b"" if folder == "." else os.fsencode(folder) for folder in relative]
    links: list[TreeFile] = []
    for folder in below:
        if any(folder != other and _is_within(folder, other) for other in below):
            continue
        for file in revision.files(folder):
            if file.is_link:
                links.append(file)
            else:
                _write(checkout, file)
        for marker, data in _above(revision, folder):
            _write(checkout, TreeFile(marker, data, is_link=False))
    # Links come last, so that nothing is written by way of one.
    for link in links:
        _link(checkout, link)


def _is_within(folder: bytes, other: bytes) -> bool:
    return not other or folder.startswith(other + b"/")


def _above(revision: Revision, folder: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give what tells configuration and names of packages in the folders above one."""
    while folder:
        folder = folder.rpartition(b"/")[0]
        for name in _MARKERS:
            path = folder + b"/" + name.encode() if folder else name.encode()
            data = revision.file(path)
            if data is not None:
                yield path, data


def _write(checkout: Checkout, file: TreeFile) -> None:
    target = checkout.top / os.fsdecode(file.path)
    # What a file system cannot hold beside another (a name in two cases) is left out.
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.data)


def _link(checkout: Checkout, link: TreeFile) -> None:
    """Make a link that stays within the copy; others lead nowhere, and are left out."""
    target = checkout.top / os.fsdecode(link.path)
    to = os.fsdecode(link.data)
    inside = Path(os.path.normpath(target.parent / to)).is_relative_to(checkout.top)
    if Path(to).is_absolute() or not inside or "\0" in to:
        return
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.symlink_to(to)
