"""Typed clients in Rust: a crate with one module a module of Python, and its run-time part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from flowc.contracts.mark import MARK
from flowc.contracts.model.contract import Contract
from flowc.contracts.stubs.declared import Declared, Manner, declare
from flowc.contracts.stubs.forms import snake_case
from flowc.contracts.stubs.rust import declarations
from flowc.contracts.stubs.rust.types import Types
from flowc_ir.diagnostic import Report

_KEYWORDS = frozenset(
    (
        "abstract as async await become box break const continue crate do dyn else enum extern "
        "false final fn for gen if impl in let loop macro match mod move mut override priv pub "
        "ref return self static struct super trait true try type typeof union unsafe unsized use "
        "virtual where while yield"
    ).split()
)
_LIBRARY = {
    "BTreeMap": "std::collections::BTreeMap",
    "Duration": "prost_types::Duration",
    "Timestamp": "prost_types::Timestamp",
    "Value": "rmpv::Value",
}
_RUNTIME = ("Blob", "Dataset", "Date", "Entity", "Fielded", "Reader", "Writer")
_OF_LANGUAGE = ("Box", "Err", "None", "Ok", "Option", "Result", "Self", "Some", "String", "Vec")
_ROOM = Path(__file__).parent
_MANNER = Manner(
    language="Rust",
    field=snake_case,
    taken_types=frozenset({*_RUNTIME, *_LIBRARY, *_OF_LANGUAGE}),
    taken_fields=_KEYWORDS,
)


def write(contract: Contract, report: Report, package: str) -> Mapping[str, str]:
    """Give the files by their paths; `package` is the name of the crate.

    What cannot be named is reported.
    """
    declared = declare(contract, _MANNER, report)
    name = snake_case(re.split(r"[./]", package)[-1])
    cargo = _ROOM.joinpath("Cargo.toml").read_text(encoding="utf-8").replace("PACKAGE", name)
    made = {"Cargo.toml": f"# {MARK}\n\n{cargo}"}
    for source in sorted(_ROOM.joinpath("flyte").iterdir()):
        made[f"src/flyte/{source.name}"] = _marked(source.read_text(encoding="utf-8"))
    definitions = _ROOM.joinpath("flyteidl.rs").read_text(encoding="utf-8")
    made["src/flyteidl.rs"] = _marked(definitions)
    modules = _modules(declared)
    named = {type_: module for module, parts in modules.items() for type_, _ in parts}
    for module, parts in modules.items():
        body = "\n\n".join("\n".join(lines) for _, lines in parts)
        elsewhere = {type_: place for type_, place in named.items() if place != module}
        made[f"src/{module}.rs"] = _marked(f"{_uses(body, elsewhere)}\n{body}\n")
    mods = "".join(f"pub mod {each};\n" for each in sorted({*modules, "flyte", "flyteidl"}))
    made["src/lib.rs"] = _marked(f"//! Typed clients of launch plans and tasks.\n\n{mods}")
    return made


def _marked(text: str) -> str:
    return f"// {MARK}\n\n{text}"


def _modules(declared: Declared) -> dict[str, list[tuple[str, list[str]]]]:
    """Give the declarations of each module of Python, with their names."""
    made: dict[str, list[tuple[str, list[str]]]] = {}
    for module, name, lines in _declarations(declared):
        place = snake_case(module or "main")
        if place in ("flyte", "flyteidl", "lib", "main") or place in _KEYWORDS:
            place += "_"
        made.setdefault(place, []).append((name, lines))
    return made


def _declarations(declared: Declared) -> Iterator[tuple[str, str, list[str]]]:
    types = Types(declared)
    for entity in declared.entities:
        yield entity.entity.module, entity.name, declarations.entity(entity, types)
    for record in declared.records:
        yield record.record.module, record.name, declarations.record(record, types)
    for union in declared.unions.values():
        yield union.module, union.name, declarations.union(union, types)
    for enum in declared.enums:
        yield enum.enumeration.module, enum.name, declarations.enum(enum)


def _uses(body: str, elsewhere: Mapping[str, str]) -> str:
    """Import what a file uses: the library first, then what is in the crate, by its path."""
    code = "\n".join(line for line in body.split("\n") if not line.lstrip().startswith("///"))
    code = re.sub(r'"(\\.|[^"\\])*"', '""', code)
    # What stands behind `flyte::` or `Self::` is no name of its own.
    used = set(re.findall(r"(?<!::)\b\w+", code))
    library = sorted(path for name, path in _LIBRARY.items() if name in used)
    std = [path for path in library if path.startswith("std::")]
    others = [path for path in library if not path.startswith("std::")]
    grouped = {"flyte": [name for name in _RUNTIME if name in used]}
    for type_, module in elsewhere.items():
        if type_ in used:
            grouped.setdefault(module, []).append(type_)
    ours: list[str] = ["use crate::flyte;"] if re.search(r"\bflyte::", code) else []
    for module, names in sorted(grouped.items()):
        if names:
            ours += _use(f"crate::{module}", sorted(names))
    blocks = [_joined(std), _joined(others), ours]
    return "\n\n".join("\n".join(block) for block in blocks if block) + "\n"


def _joined(paths: list[str]) -> list[str]:
    """Join what comes from one place."""
    grouped: dict[str, list[str]] = {}
    for path in paths:
        place, _, name = path.rpartition("::")
        grouped.setdefault(place, []).append(name)
    return [line for place, names in sorted(grouped.items()) for line in _use(place, names)]


def _use(place: str, names: list[str]) -> list[str]:
    if len(names) == 1:
        return [f"use {place}::{names[0]};"]
    line = f"use {place}::{{{', '.join(names)}}};"
    if len(line) <= 98:
        return [line]
    lines: list[str] = []
    current = "   "
    for name in names:
        if len(f"{current} {name},") > 100:
            lines.append(current)
            current = "   "
        current += f" {name},"
    return [f"use {place}::{{", *lines, current, "};"]
