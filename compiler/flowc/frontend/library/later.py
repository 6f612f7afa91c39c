"""Rooms of the library that wait until the user's program imports their modules."""

from __future__ import annotations

from flowc.frontend.interpreter.registry import Fill, Registry


def _dataclasses(registry: Registry) -> None:
    from flowc.frontend.library import dataclass_models

    dataclass_models.install(registry)


def _enums(registry: Registry) -> None:
    from flowc.frontend.library import enum_models

    enum_models.install(registry)


def _functools(registry: Registry) -> None:
    from flowc.frontend.library import function_tools

    function_tools.install(registry)


def _itertools(registry: Registry) -> None:
    from flowc.frontend.library import iteration_tools

    iteration_tools.install(registry)


def _operators(registry: Registry) -> None:
    from flowc.frontend.library import operator_functions

    operator_functions.install(registry)


def _collections(registry: Registry) -> None:
    from flowc.frontend.library import collection_classes

    collection_classes.install(registry)


def _copying(registry: Registry) -> None:
    from flowc.frontend.library import copying

    copying.install(registry)


def _contexts(registry: Registry) -> None:
    from flowc.frontend.library import context_managers

    context_managers.install(registry)


def _host_functions(registry: Registry) -> None:
    from flowc.frontend.library import host_functions

    host_functions.install(registry)


def _patterns(registry: Registry) -> None:
    from flowc.frontend.library import regular_expressions

    regular_expressions.install(registry)


def _json(registry: Registry) -> None:
    from flowc.frontend.library import json_text

    json_text.install(registry)


def _paths(registry: Registry) -> None:
    from flowc.frontend.library import path_files, paths, rooted_paths

    paths.install(registry)
    rooted_paths.install(registry)
    path_files.install(registry)


def _toml(registry: Registry) -> None:
    from flowc.frontend.library import toml_text

    toml_text.install(registry)


def _yaml(registry: Registry) -> None:
    from flowc.frontend.library import yaml_text

    yaml_text.install(registry)


def _csv(registry: Registry) -> None:
    from flowc.frontend.library import csv_rows

    csv_rows.install(registry)


def _configurations(registry: Registry) -> None:
    from flowc.frontend.library import config_files

    config_files.install(registry)


def _package_data(registry: Registry) -> None:
    from flowc.frontend.library import package_data

    package_data.install(registry)


def _specs(registry: Registry) -> None:
    from flowc.frontend.library import search_path

    registry.models["importlib.util.find_spec"] = search_path.find_spec


def _written(registry: Registry) -> None:
    from flowc.frontend.library import written_modules

    written_modules.install(registry)


def _attrs(registry: Registry) -> None:
    from flowc.frontend.library import attrs_classes

    attrs_classes.install(registry)


def _messages(registry: Registry) -> None:
    from flowc.frontend.library import protobuf_messages

    protobuf_messages.install(registry)


def _addresses(registry: Registry) -> None:
    from flowc.frontend.library import addresses

    addresses.install(registry)


def _inspect(registry: Registry) -> None:
    from flowc.frontend.library import function_parts

    function_parts.install(registry)


def _varying(registry: Registry) -> None:
    from flowc.frontend.library import varying

    varying.install(registry)


LATER: dict[Fill, str] = {
    _dataclasses: "dataclasses dataclasses_json mashumaro",
    _addresses: "urllib.parse flowc.addresses",
    _inspect: "inspect flowc.functions",
    _attrs: "attr attrs",
    _messages: "google.protobuf",
    _enums: "enum",
    _functools: "functools",
    _itertools: "itertools",
    _operators: "operator",
    _collections: "collections _collections_abc",
    _copying: "copy",
    _contexts: "contextlib",
    _host_functions: (
        "base64 binascii calendar cmath datetime decimal fnmatch fractions html keyword math shlex "
        "statistics string struct textwrap unicodedata uuid zlib"
    ),
    _patterns: "re",
    _json: "json",
    _paths: "os pathlib posixpath shutil glob",
    _specs: "importlib.util",
    _toml: "tomllib tomli",
    _yaml: "yaml",
    _csv: "csv",
    _configurations: "configparser",
    _package_data: "importlib.resources importlib_resources pkgutil",
    _varying: (
        "arrow datetime numpy os pandas pendulum platform random secrets shortuuid socket tempfile "
        "threading time uuid"
    ),
    _written: "heapq bisect collections functools types contextlib graphlib flowc",
}
"""How a room is filled in → the modules that wake it."""
