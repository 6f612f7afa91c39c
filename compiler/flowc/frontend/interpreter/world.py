"""What an interpretation may ask of the world: modules and files of the source root."""

from __future__ import annotations

import ast
from enum import Enum
from typing import Protocol

from flowc.frontend.interpreter.values import Unknown
from flowc_ir.lazy_dataclass import dataclass, field
from flowc_ir.source import Span


@dataclass(slots=True, eq=False)
class SourceUnit:
    """A parsed first-party file.

    `module` is the name that imports give it, `absolute` the name by the folders with an
    `__init__.py` around it. `folders` are where the modules of a package lie,
    `cells` those of a notebook: the line that each begins on, and its number.
    """

    module: str
    absolute: str
    path: str
    package: str
    is_package: bool
    tree: ast.Module
    text: str
    folders: tuple[str, ...] = ()
    cells: tuple[tuple[int, int], ...] = ()
    _lines: list[str] | None = field(default=None, repr=False)
    _mentions: dict[str, bool] = field(default_factory=dict[str, bool], repr=False)

    def lines(self) -> list[str]:
        """Give the lines as the positions of the tree count them, without their ends."""
        if self._lines is None:
            # Not `splitlines`: Python ends a line at these three only.
            self._lines = self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return self._lines

    def mentions(self, word: str) -> bool:
        """Tell whether a piece of text is anywhere in the file."""
        if word not in self._mentions:
            self._mentions[word] = word in self.text
        return self._mentions[word]


def in_cell(
    path: str,
    cells: tuple[tuple[int, int], ...],
    line: int,
    column: int,
    end: int | None = None,
    end_column: int | None = None,
) -> Span:
    """Give a span of a notebook: the number of its cell stands behind the path."""
    start, number = next((cell for cell in reversed(cells) if cell[0] <= line), cells[0])
    last = line if end is None else end
    right = column + 1 if end_column is None else end_column
    shown = f"{path}:cell {number}"
    return Span(shown, line - start + 1, column, last - start + 1, right)


class Loader(Protocol):
    """Finds first-party modules."""

    def find(self, module: str) -> SourceUnit | Unknown | None:
        """Give the parsed source of a module, unknown if it is broken, None if there is none."""
        ...

    def owns(self, top: str) -> bool:
        """Tell whether a top-level name belongs to the source roots."""
        ...


class FileKind(Enum):
    """What lies at a path.

    `LINKED`: a link to a folder below the source root; `OUTSIDE`: a link that leads out of it.
    """

    FILE = "file"
    FOLDER = "folder"
    LINKED = "linked folder"
    NOTHING = "nothing"
    OUTSIDE = "outside"


class Files(Protocol):
    """Reads files under the source root, which become inputs of the compilation."""

    def kind(self, path: str) -> FileKind:
        """Tell what lies at a normal path relative to the source root."""
        ...

    def names(self, path: str) -> tuple[str, ...] | None:
        """List a folder, sorted, without what Python itself leaves in it; None if it cannot be."""
        ...

    def read(self, path: str) -> bytes:
        """Read a file by its path relative to the source root; raises OSError."""
        ...

    def taken_along(self, path: str) -> tuple[str, ...]:
        """List the files below a folder that an image of everything holds; raises OSError."""
        ...

    def search(self, path: str, *, first: bool) -> None:
        """Look for modules in one more folder, before or after all others."""
        ...

    def searches(self, path: str) -> bool:
        """Tell whether the program has added a folder to those where modules are looked for."""
        ...

    def list(self, path: str) -> tuple[str, ...] | None:
        """List what `os.walk` gives below a folder, or one empty name for a file.

        Paths are relative to the folder; nothing is listed for what is not there; None means that
        the order of the files is not determined.
        """
        ...

    def module_anywhere(self, name: str) -> str | None:
        """Give the path of some module or package of that name, in whatever folder it lies."""
        ...

    def compiled_module(self, folder: str, name: str = "") -> str | None:
        """Give the path of some module in a folder that is no source file, of a name or any."""
        ...
