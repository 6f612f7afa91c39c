"""pathlib and os, where they look at files: what lies below the source root is known."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import PurePosixPath

from flowc.frontend.interpreter.context import Call, Context, Model
from flowc.frontend.interpreter.host import run_host
from flowc.frontend.interpreter.registry import Method, Registry
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.unordered import of_folder
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc.frontend.interpreter.world import FileKind
from flowc.frontend.library.arguments import known_text, machine_of, not_known, signature
from flowc.frontend.library.open_files import decoding_of, open_file
from flowc.frontend.library.source_files import (
    CACHES,
    Place,
    kind_of,
    may_hold_caches,
    names_in,
    note_write,
    place_of,
    read_file,
)
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

READ_TEXT = signature("read_text", "encoding errors", 0)
PATTERN = signature("glob", "pattern")
ONE = signature("path", "path")
PATHNAME = signature("glob", "pathname")
MAGIC = frozenset("*?[")
FOLDERS = (FileKind.FOLDER, FileKind.LINKED)

WRITING = """write_text write_bytes touch mkdir unlink rmdir rename replace symlink_to hardlink_to
    chmod lchmod""".split()
WRITING_FUNCTIONS = """os.mkdir os.makedirs os.remove os.unlink os.rmdir os.rename os.renames
    os.replace os.symlink os.link os.truncate os.chmod shutil.rmtree""".split()
COPYING_FUNCTIONS = "shutil.copy shutil.copy2 shutil.copyfile shutil.copytree shutil.move".split()

KindTest = Callable[[FileKind], bool]
TESTS: dict[str, KindTest] = {
    "exists": lambda kind: kind is not FileKind.NOTHING,
    "is_file": lambda kind: kind is FileKind.FILE,
    "is_dir": lambda kind: kind in FOLDERS,
}


def _tested(context: Context, path: Value, test: KindTest, span: Span) -> Value:
    place = place_of(context, path, span)
    if isinstance(place, Unknown):
        return place
    kind = kind_of(context, place, span)
    return kind if isinstance(kind, Unknown) else Known(test(kind))


def _read_text(context: Context, receiver: Value, call: Call) -> Value:
    data = _data(context, receiver, call.span)
    if isinstance(data, Unknown):
        return data
    decoding = decoding_of(READ_TEXT.bind(context, call), call.span)
    if isinstance(decoding, Unknown):
        return decoding
    encoding, errors, _ = decoding
    return decoded(data, encoding, errors, call.span)


def decoded(data: bytes, encoding: str, errors: str, span: Span) -> Value:
    """Give the text of a file, every line ending in a newline."""
    import io

    return run_host(lambda: io.TextIOWrapper(io.BytesIO(data), encoding, errors).read(), span)


def _read_bytes(context: Context, receiver: Value, call: Call) -> Value:
    data = _data(context, receiver, call.span)
    return data if isinstance(data, Unknown) else run_host(lambda: data, call.span)


def _data(context: Context, path: Value, span: Span) -> bytes | Unknown:
    place = place_of(context, path, span)
    return place if isinstance(place, Unknown) else read_file(context, place, span)


def _open(context: Context, receiver: Value, call: Call) -> Value:
    given = Call(positional=(receiver, *call.positional), keywords=call.keywords, span=call.span)
    return open_file(context, given)


def _below(path: Value, name: str) -> Value:
    """Give a path inside a folder, of the kind that the folder's own path is."""
    if isinstance(path, RootedPath):
        host = path.host
        return RootedPath(posixpath.join(host, name) if isinstance(host, str) else host / name)
    if isinstance(path, Known) and isinstance(path.value, PurePosixPath):
        return Known(path.value / name)
    return Known(name)


def _iterdir(context: Context, receiver: Value, call: Call) -> Value:
    names = _names(context, receiver, call.span)
    if isinstance(names, Unknown):
        return names
    return of_folder([_below(receiver, name) for name in names], is_iterator=True)


def _listdir(context: Context, call: Call) -> Value:
    path = ONE.bind(context, call)["path"] if call.positional or call.keywords else Known(".")
    names = _names(context, path, call.span)
    return names if isinstance(names, Unknown) else of_folder([Known(name) for name in names])


def _names(context: Context, path: Value, span: Span) -> tuple[str, ...] | Unknown:
    place = place_of(context, path, span)
    if isinstance(place, Unknown):
        return place
    names = names_in(context, place, span)
    if not isinstance(names, Unknown) and may_hold_caches(names):
        return Unknown(f"whether `{place.path}` holds `{CACHES}` depends on the machine", span)
    return names


def _glob(context: Context, receiver: Value, call: Call) -> Value:
    return _found(context, receiver, PATTERN.bind(context, call)["pattern"], "", call.span)


def _rglob(context: Context, receiver: Value, call: Call) -> Value:
    return _found(context, receiver, PATTERN.bind(context, call)["pattern"], "**/", call.span)


def _found(context: Context, folder: Value, given: Value, prefix: str, span: Span) -> Value:
    pattern = known_text(given)
    if pattern is None:
        return not_known(given, "a pattern of file names", span)
    parts = f"{prefix}{pattern}".split("/")
    # What a `**` at the end finds depends on the version of Python.
    if not pattern or pattern.startswith("/") or {*parts} & {"", ".", ".."} or parts[-1] == "**":
        return Unknown("this pattern of file names is not followed", span)
    place = place_of(context, folder, span)
    if isinstance(place, Unknown):
        return place
    found: dict[str, None] = {}
    unknown = _search(_Search(context, place, found, span), parts, "")
    if unknown is not None:
        return unknown
    return of_folder([_below(folder, name) for name in found], is_iterator=True)


@dataclass(frozen=True, slots=True)
class _Search:
    """Where a pattern is looked for, and what is found."""

    context: Context
    top: Place
    found: dict[str, None]
    span: Span

    def kind(self, inside: str) -> FileKind | Unknown:
        """Tell what lies at a path inside the folder."""
        path = posixpath.normpath(posixpath.join(self.top.path, inside))
        return kind_of(self.context, Place(path, self.top.value), self.span)

    def is_real_folder(self, inside: str) -> bool:
        """Tell whether a folder lies at a path inside the folder, and no link."""
        files = machine_of(self.context).files
        path = posixpath.normpath(posixpath.join(self.top.path, inside))
        return files is not None and files.kind(path) is FileKind.FOLDER

    def names(self, inside: str) -> tuple[str, ...] | Unknown:
        """List a folder inside the folder."""
        path = posixpath.normpath(posixpath.join(self.top.path, inside))
        return names_in(self.context, Place(path, self.top.value), self.span)


def _search(search: _Search, parts: list[str], inside: str) -> Unknown | None:
    """Match a pattern below a folder; gives what hinders it, if anything."""
    from fnmatch import fnmatchcase

    kind = search.kind(inside)
    if isinstance(kind, Unknown):
        return kind
    if kind not in FOLDERS:
        return None
    names = search.names(inside)
    if isinstance(names, Unknown):
        return names
    head, *rest = parts
    if head == "**":
        return _search_deep(search, parts, inside, names)
    if may_hold_caches(names) and fnmatchcase(CACHES, head):
        return Unknown(f"whether `{CACHES}` is found depends on the machine", search.span)
    for name in names:
        if not fnmatchcase(name, head):
            continue
        path = f"{inside}/{name}" if inside else name
        if not rest:
            search.found[path] = None
        elif (unknown := _search(search, rest, path)) is not None:
            return unknown
    return None


def _search_deep(
    search: _Search, parts: list[str], inside: str, names: tuple[str, ...]
) -> Unknown | None:
    """Match what follows a `**` here and in all folders below; links are not followed."""
    unknown = _search(search, parts[1:], inside)
    for name in names:
        if unknown is not None:
            return unknown
        path = f"{inside}/{name}" if inside else name
        if search.is_real_folder(path):
            unknown = _search(search, parts, path)
    return unknown


def _glob_function(context: Context, call: Call) -> Value:
    """Model `glob.glob` of a pattern whose last part alone has wildcards."""
    given = PATHNAME.bind(context, call)["pathname"]
    text = str(given.host) if isinstance(given, RootedPath) else known_text(given)
    if text is None:
        return not_known(given, "a pattern of file names", call.span)
    folder, _, pattern = text.rpartition("/")
    if MAGIC & set(folder.rpartition("\0")[2]) or "**" in pattern:
        return Unknown("this pattern of file names is not followed", call.span)
    where = RootedPath(folder) if isinstance(given, RootedPath) else Known(folder or ".")
    place = place_of(context, where, call.span)
    if isinstance(place, Unknown):
        return place
    found: dict[str, None] = {}
    unknown = _search(_Search(context, place, found, call.span), [pattern], "")
    if unknown is not None:
        return unknown
    shown = [name for name in found if pattern.startswith(".") or not name.startswith(".")]
    if isinstance(where, RootedPath):
        return of_folder([_below(where, name) for name in shown])
    return of_folder([Known(f"{folder}/{name}" if folder else name) for name in shown])


def _size(context: Context, call: Call) -> Value:
    data = _data(context, ONE.bind(context, call)["path"], call.span)
    return data if isinstance(data, Unknown) else Known(len(data))


def _method_of_test(name: str) -> Method:
    return lambda context, receiver, call: _tested(context, receiver, TESTS[name], call.span)


def _function_of_test(name: str) -> Model:
    return lambda context, call: _tested(context, call.positional[0], TESTS[name], call.span)


def _writes(context: Context, receiver: Value, call: Call) -> Value:
    for path in (receiver, *call.positional[:1]):
        note_write(context, path, call.span)
    return Unknown("what the program writes is not followed", call.span)


def _function_writes(first: int) -> Model:
    def model(context: Context, call: Call) -> Value:
        for path in call.positional[first : first + 2]:
            note_write(context, path, call.span)
        return Unknown("what the program writes is not followed", call.span)

    return model


def install(registry: Registry) -> None:
    """Add the methods of `Path` and the functions of `os` that look at files."""
    methods: dict[str, Method] = {
        "read_text": _read_text, "read_bytes": _read_bytes, "open": _open, "iterdir": _iterdir,
        "glob": _glob, "rglob": _rglob,
    }  # fmt: skip
    methods |= {name: _method_of_test(name) for name in TESTS}
    methods |= dict.fromkeys(WRITING, _writes)
    registry.known_methods |= {f"PosixPath.{name}": method for name, method in methods.items()}
    tests = {"exists": "exists", "lexists": "exists", "isfile": "is_file", "isdir": "is_dir"}
    for name, test in tests.items():
        registry.models[f"os.path.{name}"] = _function_of_test(test)
    registry.models |= {
        "os.path.getsize": _size, "os.listdir": _listdir, "glob.glob": _glob_function,
    }  # fmt: skip
    registry.models |= dict.fromkeys(WRITING_FUNCTIONS, _function_writes(0))
    registry.models |= dict.fromkeys(COPYING_FUNCTIONS, _function_writes(1))
