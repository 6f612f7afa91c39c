"""importlib.resources and pkgutil: data files beside the modules of a package."""

from __future__ import annotations

import posixpath

from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.host import run_host
from flowc.frontend.interpreter.registry import Registry
from flowc.frontend.interpreter.rooted_path import RootedPath
from flowc.frontend.interpreter.values import (
    NONE,
    ClassValue,
    External,
    FieldValue,
    IteratorValue,
    Known,
    ModuleValue,
    NamedTupleTrait,
    TupleValue,
    Unknown,
    Value,
)
from flowc.frontend.interpreter.world import FileKind
from flowc.frontend.library.arguments import known_text, machine_of, not_known, signature
from flowc.frontend.library.context_managers import Manager
from flowc.frontend.library.open_files import decoding_of, open_file
from flowc.frontend.library.path_files import decoded
from flowc.frontend.library.paths import posix_path
from flowc.frontend.library.source_files import Place, kind_of, names_in, place_of, read_file
from flowc_ir.source import Span

FILES = signature("files", "anchor", 0)
READ_TEXT = signature("read_text", "package resource encoding errors", 2)
READ_BINARY = signature("read_binary", "package resource")
ITER_MODULES = signature("iter_modules", "path prefix", 0)
GET_DATA = signature("get_data", "package resource")


def _folder(context: Context, anchor: Value, span: Span) -> RootedPath | Unknown:
    """Give the folder of a first-party package, named or given as a module."""
    machine = machine_of(context)
    name = known_text(anchor)
    module = machine.import_module(name, span) if name else anchor
    if not isinstance(module, ModuleValue):
        return not_known(module, "where the files of this package lie", span)
    if not module.path:
        return Unknown("the files of a package without `__init__.py` are not followed", span)
    return RootedPath.under(posixpath.dirname(module.path) or ".")


def _files(context: Context, call: Call) -> Value:
    anchor = FILES.bind(context, call).get("anchor")
    if anchor is None:
        return Unknown("`files` without an anchor is not followed", call.span)
    folder = _folder(context, anchor, call.span)
    return folder if isinstance(folder, Unknown) else RootedPath(posix_path()(str(folder.host)))


def _inside(context: Context, bound: dict[str, Value], span: Span) -> RootedPath | Unknown:
    folder = _folder(context, bound["package"], span)
    name = known_text(bound["resource"])
    if isinstance(folder, Unknown) or name is None:
        return (
            folder if isinstance(folder, Unknown) else not_known(bound["resource"], "a file", span)
        )
    return RootedPath(posix_path()(str(folder.host)) / name)


def _data(context: Context, bound: dict[str, Value], span: Span) -> bytes | Unknown:
    path = _inside(context, bound, span)
    place = path if isinstance(path, Unknown) else place_of(context, path, span)
    return place if isinstance(place, Unknown) else read_file(context, place, span)


def _read_text(context: Context, call: Call) -> Value:
    bound = READ_TEXT.bind(context, call)
    data = _data(context, bound, call.span)
    if isinstance(data, Unknown):
        return data
    decoding = decoding_of(bound, call.span)
    if isinstance(decoding, Unknown):
        return decoding
    return decoded(data, decoding[0], decoding[1], call.span)


def _read_binary(context: Context, call: Call) -> Value:
    data = _data(context, READ_BINARY.bind(context, call), call.span)
    return data if isinstance(data, Unknown) else run_host(lambda: data, call.span)


def _get_data(context: Context, call: Call) -> Value:
    data = _data(context, GET_DATA.bind(context, call), call.span)
    return data if isinstance(data, Unknown) else run_host(lambda: data, call.span)


def _open_text(context: Context, call: Call) -> Value:
    bound = READ_TEXT.bind(context, call)
    path = _inside(context, bound, call.span)
    if isinstance(path, Unknown):
        return path
    keywords = {k: value for k, value in bound.items() if k in ("encoding", "errors")}
    return open_file(context, Call(positional=(path,), keywords=keywords, span=call.span))


def _open_binary(context: Context, call: Call) -> Value:
    path = _inside(context, READ_BINARY.bind(context, call), call.span)
    if isinstance(path, Unknown):
        return path
    return open_file(context, Call(positional=(path, Known("rb")), keywords={}, span=call.span))


def _as_file(context: Context, call: Call) -> Value:
    path = call.positional[0]
    if not isinstance(path, RootedPath):
        return not_known(path, "this resource", call.span)
    return Manager(
        "importlib.resources.as_file", lambda inner, given: path, lambda inner, given: Known(None)
    )


def _iter_modules(context: Context, call: Call) -> Value:
    """Model `pkgutil.iter_modules`: Python gives the modules of each folder sorted by name."""
    bound = ITER_MODULES.bind(context, call)
    folders = context.iterate(bound.get("path", NONE), call.span) if "path" in bound else None
    prefix = known_text(bound.get("prefix", Known("")))
    if not isinstance(folders, list) or prefix is None:
        return not_known(bound.get("path"), "the folders of modules", call.span)
    found: dict[str, bool] = {}
    for folder in folders:
        place = place_of(context, folder, call.span)
        names = place if isinstance(place, Unknown) else names_in(context, place, call.span)
        if isinstance(place, Unknown) or isinstance(names, Unknown):
            return names if isinstance(names, Unknown) else Unknown("a folder", call.span)
        for name in names:
            inner = names_of_package(context, place, name, call.span)
            short = name.removesuffix(".py")
            if (inner or name.endswith(".py")) and short != "__init__" and "." not in short:
                found.setdefault(short, inner)
    return IteratorValue(
        iter([_module_info(f"{prefix}{name}", inner) for name, inner in found.items()])
    )


def names_of_package(context: Context, place: Place, name: str, span: Span) -> bool:
    """Tell whether a name in a folder is a package with an `__init__.py`."""
    init = Place(posixpath.normpath(posixpath.join(place.path, name, "__init__.py")), place.value)
    return kind_of(context, init, span) is FileKind.FILE


def _module_info(name: str, is_package: bool) -> Value:
    module = ModuleValue("pkgutil", "", "")
    cls = ClassValue("ModuleInfo", "ModuleInfo", module, (), (), {})
    cls.mro = (cls, External("typing.NamedTuple"))
    unknown = Unknown("the finder of a module is not followed")
    names = ("module_finder", "name", "ispkg")
    fields = tuple(FieldValue(name=field, annotation=unknown) for field in names)
    cls.traits.append(NamedTupleTrait(fields))
    return TupleValue((unknown, Known(name), Known(is_package)), cls)


def install(registry: Registry) -> None:
    """Add the functions."""
    resources = {
        "files": _files, "read_text": _read_text, "read_binary": _read_binary,
        "open_text": _open_text, "open_binary": _open_binary, "as_file": _as_file,
    }  # fmt: skip
    registry.models |= {f"importlib.resources.{name}": model for name, model in resources.items()}
    registry.models |= {"pkgutil.get_data": _get_data, "pkgutil.iter_modules": _iter_modules}
    registry.aliases["importlib_resources"] = "importlib.resources"
