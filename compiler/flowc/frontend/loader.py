"""The loader: first-party modules, read and parsed once."""

from __future__ import annotations

import ast
import gc

from flowc.frontend.codes import SYNTAX_ERROR, UNREADABLE_FILE
from flowc.frontend.discover import SourcePath, SourceTree
from flowc.frontend.interpreter.imports import NOTEBOOK
from flowc.frontend.interpreter.values import Unknown
from flowc.frontend.interpreter.world import FileKind, SourceUnit, in_cell
from flowc.frontend.parse import SyntaxFault, decode, parse
from flowc_ir.diagnostic import Report
from flowc_ir.digests import sha256
from flowc_ir.source import Source, Span


class ProjectLoader:
    """Reads the modules of one source tree; what is wrong with a file is reported once.

    The top-level packages in `loaded` are never taken from the tree: who runs the user's modules
    has imported them before. They are in the syntax of Python 3.`minor`.
    """

    def __init__(
        self,
        tree: SourceTree,
        report: Report,
        loaded: frozenset[str] = frozenset(),
        *,
        minor: int = 11,
    ) -> None:
        self._minor = minor
        self._tree = tree
        self._loaded = loaded
        self._report = report
        self._units: dict[str, SourceUnit | Unknown | None] = {}
        self.sources: dict[str, Source] = {}
        self.texts: dict[str, str] = {}

    def owns(self, top: str) -> bool:
        """Tell whether a top-level name is first-party."""
        return top not in self._loaded and self._tree.owns(top)

    def read(self, path: str) -> bytes:
        """Read any file under the root, and record it as an input; raises OSError."""
        data = self._tree.read_input(path)
        if path not in self.sources:
            self.sources[path] = Source(path, "", sha256(data).hexdigest())
        return data

    def kind(self, path: str) -> FileKind:
        """Tell what lies at a path below the root."""
        return self._tree.kind(path)

    def names(self, path: str) -> tuple[str, ...] | None:
        """List a folder below the root, and record its names as an input."""
        names = self._tree.names(path)
        if names is not None:
            digest = sha256("\n".join(names).encode(errors="surrogateescape"))
            folder = "./" if path == "." else f"{path}/"
            self.sources[folder] = Source(folder, "", digest.hexdigest())
        return names

    def search(self, path: str, *, first: bool) -> None:
        """Look for modules in one more folder below the root."""
        self._tree.search("" if path == "." else path, first=first)
        self._units = {
            name: unit for name, unit in self._units.items() if isinstance(unit, SourceUnit)
        }

    def searches(self, path: str) -> bool:
        """Tell whether modules are looked for in a folder below the root."""
        return self._tree.searches("" if path == "." else path)

    def list(self, path: str) -> tuple[str, ...] | None:
        """List the files below a folder as `os.walk` does; None if their order is not known."""
        return self._tree.files(path)

    def taken_along(self, path: str) -> tuple[str, ...]:
        """List the files below a folder that an image of everything holds; raises OSError."""
        return self._tree.taken_along(path)

    def module_anywhere(self, name: str) -> str | None:
        """Give the path of some module or package of that name, in whatever folder it lies."""
        return self._tree.module_anywhere(name)

    def compiled_module(self, folder: str, name: str = "") -> str | None:
        """Give the path of some module in a folder that is no source file, of a name or any."""
        return self._tree.compiled_module(folder, name)

    def find(self, module: str) -> SourceUnit | Unknown | None:
        """Give a parsed module; unknown if its file is broken, None if there is none."""
        if module not in self._units:
            self._units[module] = self._load(module)
        return self._units[module]

    def _load_notebook(self, path: str) -> SourceUnit | Unknown | None:
        from flowc.frontend.notebook import NotANotebookError, read_notebook

        where = Span(path, 1, 0, 1, 0)
        try:
            data = self._tree.read_input(path)
            notebook = read_notebook(data)
        except (OSError, NotANotebookError) as error:
            message = f"the notebook cannot be read: {error}"
            self._report.add(UNREADABLE_FILE.at(where, message))
            return Unknown(f"`{path}` cannot be read", where)
        self.sources[path] = Source(path, "", sha256(data).hexdigest())
        for number, cell in zip(notebook.numbers, notebook.cells, strict=True):
            self.texts[f"{path}:cell {number}"] = cell
        cells = tuple(zip(notebook.starts, notebook.numbers, strict=True)) or ((1, 1),)
        tree = parse(notebook.text.encode(errors="replace"), self._minor)
        if isinstance(tree, SyntaxFault):
            span = in_cell(path, cells, tree.line, tree.column)
            self._report.add(SYNTAX_ERROR.at(span, tree.message, hint=tree.hint))
            return Unknown(f"`{path}` has a syntax error", span)
        return SourceUnit("__main__", "", path, "", False, tree, notebook.text, cells=cells)

    def _load(self, module: str) -> SourceUnit | Unknown | None:
        if module.endswith(NOTEBOOK):
            return self._load_notebook(module)
        if module.partition(".")[0] in self._loaded:
            return None
        source = self._tree.find(module)
        if source is None:
            folders = self._tree.portions(module)
            return _namespace(module, folders) if folders else None
        where = Span(source.path, 1, 0, 1, 0)
        try:
            data = self._tree.read(source.path)
        except OSError as error:
            message = f"the file cannot be read: {error.strerror}"
            self._report.add(UNREADABLE_FILE.at(where, message))
            return Unknown(f"module `{module}` cannot be read", where)
        self.sources[source.path] = Source(source.path, module, sha256(data).hexdigest())
        try:
            text = data.decode()
        except UnicodeDecodeError:
            text = decode(data)
        self.texts[source.path] = text
        tree = parse(data, self._minor)
        # Trees live until the end: the collector need not look through them again and again.
        gc.freeze()
        if isinstance(tree, SyntaxFault):
            return self._broken(module, source, tree, text)
        folders = (source.path.rpartition("/")[0] or ".",) if source.is_package else ()
        package = module if source.is_package else module.rpartition(".")[0]
        return SourceUnit(
            module, source.absolute, source.path, package, source.is_package, tree, text, folders
        )

    def _broken(self, module: str, source: SourcePath, fault: SyntaxFault, text: str) -> Unknown:
        lines = text.splitlines()
        line = lines[fault.line - 1] if 0 < fault.line <= len(lines) else ""
        column = len(line[: fault.column].encode())
        span = Span(source.path, fault.line, column, fault.line, column + 1)
        self._report.add(SYNTAX_ERROR.at(span, fault.message, hint=fault.hint))
        return Unknown(f"module `{module}` has a syntax error", span)


def _namespace(module: str, folders: tuple[str, ...]) -> SourceUnit:
    """Give the empty module that folders without `__init__.py` are."""
    tree = ast.Module(body=[], type_ignores=[])
    return SourceUnit(module, module, "", module, True, tree, "", folders)
