"""Jupyter notebooks: the code of all cells as one module, magics as IPython takes them."""

from __future__ import annotations

import ast
import re
import warnings
from typing import TypeGuard

from flowc.frontend.newer_syntax.strings import MalformedError, passed
from flowc_ir.lazy_dataclass import dataclass

SUFFIX = ".ipynb"
LINE_MAGIC = re.compile(
    r"(?P<indent>[ \t]*)(?P<target>[A-Za-z_][\w., \t]*=[ \t]*)?%(?P<name>\w+)[ \t]*(?P<rest>.*)"
)
SHELL = re.compile(r"(?P<indent>[ \t]*)(?P<target>[A-Za-z_][\w., \t]*=[ \t]*)?!(?P<rest>.*)")
HELP = re.compile(r"(?P<indent>[ \t]*)(?:\?{1,2}\s*[%\w.*]+|[%\w.*\[\]]+\s*\?{1,2})\s*")
CELL_MAGIC = re.compile(r"%%(?P<name>\w+)[ \t]*(?P<rest>[^\n]*)")
ENVIRONMENT = re.compile(r"(\w+)(?:\s*=\s*|\s+)(.+)")

RUNS_CODE = frozenset(("time", "capture", "prun"))
"""Magics whose argument, or cell, is Python code that runs among the names of the notebook."""

HARMLESS = frozenset(
    "alias autoawait autoreload autosave bookmark cat colors conda config connect_info debug dhist "
    "dirs doctest_mode env gui history html javascript js latex ldir less load_ext logoff logon "
    "logstart logstate logstop ls lsmagic magic mamba man markdown matplotlib micromamba more "
    "notebook page pdb pdef pdoc pfile pinfo pinfo2 pip popd precision psearch psource pwd "
    "quickref reload_ext set_env sql sx svg system timeit tb unload_ext uv watermark who who_ls "
    "whos xmode".split()  # noqa: SIM905
)
"""Magics that bind no names and change nothing that the notebook's own code can see."""

OTHER_LANGUAGES = frozenset(
    "bash cmd html HTML javascript js latex markdown perl pypy ruby script sh svg SVG sql system "
    "sx timeit writefile file".split()  # noqa: SIM905
)
"""Magics whose cell is no code of the notebook."""

ANYTHING = 'exec("")'
"""Stands for what may bind and change any name."""


@dataclass(frozen=True, slots=True)
class Notebook:
    """The code cells of a notebook: as they are written, and as one module.

    `starts` are the lines of the module, from 1, that the cells begin on. Cells are numbered from 1
    among all cells, text cells too; `numbers` are those of the code cells.
    """

    cells: tuple[str, ...]
    numbers: tuple[int, ...]
    text: str
    starts: tuple[int, ...]


class NotANotebookError(Exception):
    """A file is no notebook of Python code; the message says why."""


def read_notebook(data: bytes) -> Notebook:
    """Read a notebook; raises `NotANotebookError`."""
    import json

    try:
        document: object = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise NotANotebookError(f"it is not JSON: {error}") from None
    if not _is_table(document):
        raise NotANotebookError("it is not a notebook")
    language = _language(document)
    if language not in ("", "python"):
        raise NotANotebookError(f"its language is {language}, not Python")
    cells: list[str] = []
    numbers: list[int] = []
    for number, cell in enumerate(_cells(document), start=1):
        if _is_table(cell) and cell.get("cell_type") == "code":
            cells.append(_source(cell.get("source", cell.get("input", ""))))
            numbers.append(number)
    return _joined(cells, numbers)


def _joined(cells: list[str], numbers: list[int]) -> Notebook:
    parts: list[str] = []
    starts: list[int] = []
    line = 1
    for cell in cells:
        code = python_of(cell)
        starts.append(line)
        line += code.count("\n") + 1
        parts.append(f"{code}\n")
    return Notebook(tuple(cells), tuple(numbers), "".join(parts), tuple(starts))


def _language(document: dict[str, object]) -> str:
    metadata = document.get("metadata")
    for key, name in (("kernelspec", "language"), ("language_info", "name")):
        section = metadata.get(key) if _is_table(metadata) else None
        found = section.get(name) if _is_table(section) else None
        if isinstance(found, str) and found:
            return found.lower().removesuffix("3")
    return ""


def _cells(document: dict[str, object]) -> list[object]:
    cells = document.get("cells")
    if _is_list(cells):
        return cells
    sheets = document.get("worksheets")
    found: list[object] = []
    for sheet in sheets if _is_list(sheets) else ():
        inner = sheet.get("cells") if _is_table(sheet) else None
        found += inner if _is_list(inner) else []
    if not _is_list(sheets):
        raise NotANotebookError("it has no cells")
    return found


def _source(value: object) -> str:
    parts = value if _is_list(value) else [value]
    text = "".join(part for part in parts if isinstance(part, str))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def python_of(cell: str) -> str:
    """Give the Python code that IPython runs for a cell, on the same lines."""
    opening = CELL_MAGIC.match(cell.lstrip("\n"))
    if opening is not None:
        return _cell_magic(cell, opening)
    return cell if _is_python(cell) else _lines(cell)


def _is_python(cell: str) -> bool:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            ast.parse(cell)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    return True


def _cell_magic(cell: str, opening: re.Match[str]) -> str:
    name, rest = opening["name"], opening["rest"]
    head, _, body = cell.partition(opening[0])
    if name in RUNS_CODE:
        first = ANYTHING if name == "capture" and rest.strip() else ""
        return f"{head}{first}{python_of(body) if body.strip() else body}"
    blank = "\n" * cell.count("\n")
    keeps = name in OTHER_LANGUAGES and "--out" not in rest and "--err" not in rest
    if name in ("writefile", "file"):
        return f"open({rest.split()[-1] if rest.split() else ''!r}, 'w'){blank}"
    return blank if keeps else f"{ANYTHING}{blank}"


def _lines(cell: str) -> str:
    """Replace the magics at the beginnings of statements, and leave everything else."""
    made: list[str] = []
    position = 0
    while position < len(cell):
        end = _line_end(cell, position)
        line = cell[position:end]
        replaced = _statement(line)
        if replaced is None:
            end = _statement_end(cell, position)
            replaced = cell[position:end]
        made.append(replaced)
        position = end
        if position < len(cell):
            made.append("\n")
            position += 1
    return "".join(made)


def _line_end(cell: str, position: int) -> int:
    """Give the end of a line, and of those that a backslash adds to it."""
    end = cell.find("\n", position)
    while end > 0 and cell[end - 1] == "\\":
        end = cell.find("\n", end + 1)
    return len(cell) if end < 0 else end


def _statement_end(cell: str, position: int) -> int:
    """Give the end of the last line of a statement: brackets and strings may hold several."""
    open_: list[str] = []
    try:
        while position < len(cell) and (open_ or cell[position] != "\n"):
            position = passed(cell, position, open_)
    except MalformedError:
        return _line_end(cell, position)
    return min(position, len(cell))


def _statement(line: str) -> str | None:
    """Give what a line of IPython's own stands for, None if it is Python."""
    rest_of_lines = "\n" * line.count("\n")
    if HELP.fullmatch(line) is not None:
        return rest_of_lines
    if (shell := SHELL.fullmatch(line.replace("\\\n", " "))) is not None:
        call = f"get_ipython().getoutput({shell['rest']!r})" if shell["target"] else "pass"
        return f"{shell['indent']}{shell['target'] or ''}{call}{rest_of_lines}"
    magic = LINE_MAGIC.fullmatch(line.replace("\\\n", " "))
    if magic is None:
        return None
    indent, name, rest = magic["indent"], magic["name"], magic["rest"]
    if magic["target"]:
        call = f"get_ipython().run_line_magic({name!r}, {rest!r})"
        return f"{indent}{magic['target']}{call}{rest_of_lines}"
    if name in RUNS_CODE and name != "capture" and rest.strip():
        return f"{indent}{rest}{rest_of_lines}"
    variable = ENVIRONMENT.fullmatch(rest)
    if name in ("env", "set_env") and variable is not None:
        set_ = f"__import__('os').environ[{variable[1]!r}] = {variable[2]!r}"
        return f"{indent}{set_}{rest_of_lines}"
    return f"{indent}{'pass' if name in HARMLESS else ANYTHING}{rest_of_lines}"


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)
