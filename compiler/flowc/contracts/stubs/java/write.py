"""Typed clients in Java: a Maven project with one file a type, and its run-time part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from flowc.contracts.mark import MARK
from flowc.contracts.model.contract import Contract
from flowc.contracts.stubs.declared import Declared, Manner, declare
from flowc.contracts.stubs.forms import camel_case, snake_case
from flowc.contracts.stubs.java import declarations
from flowc.contracts.stubs.java.types import Types
from flowc_ir.diagnostic import Report

_RUNTIME = (
    "Blob Choices Codec Codecs Data Dataset Entity Fields Files Nothing RecordCodec Style Variant"
).split()
_LIBRARY = {
    "ByteString": "com.google.protobuf.ByteString",
    "Duration": "java.time.Duration",
    "Instant": "java.time.Instant",
    "LocalDate": "java.time.LocalDate",
    "List": "java.util.List",
    "Map": "java.util.Map",
    "Optional": "java.util.Optional",
    "Value": "org.msgpack.value.Value",
}
_OF_LANGUAGE = "Boolean Double Enum Inputs Long Object Outputs Override Reader Record String Writer"
_KEYWORDS = (
    "abstract assert boolean break byte case catch char class const continue default do double "
    "else enum extends false final finally float for goto if implements import instanceof int "
    "interface long native new null package private protected public return short static "
    "strictfp super switch synchronized this throw throws transient true try void volatile while"
)
# A record has no component of these names.
_OF_RECORDS = "clone finalize getClass hashCode notify notifyAll toString wait"
_MANNER = Manner(
    language="Java",
    field=camel_case,
    taken_types=frozenset({*_RUNTIME, *_LIBRARY, *_OF_LANGUAGE.split()}),
    taken_fields=frozenset({*_KEYWORDS.split(), *_OF_RECORDS.split()}),
)
_SOURCES = "src/main/java"
_ROOM = Path(__file__).parent


def write(contract: Contract, report: Report, package: str) -> Mapping[str, str]:
    """Give the files by their paths; `package` is the package in Java, its last part the artefact.

    What cannot be named is reported.
    """
    declared = declare(contract, _MANNER, report)
    parts = [snake_case(part) for part in re.split(r"[./]", package)]
    name = ".".join(f"{each}_" if each in _MANNER.taken_fields else each for each in parts)
    made = {"pom.xml": _pom(_ROOM.joinpath("pom.xml").read_text(encoding="utf-8"), name, parts[-1])}
    for path, text in _texts(_ROOM.joinpath("proto")):
        made[f"src/main/proto/{path}"] = f"// {MARK}\n{text}"
    folder = f"{_SOURCES}/{name.replace('.', '/')}"
    for path, text in _texts(_ROOM.joinpath("flyte")):
        made[f"{folder}/flyte/{path}"] = f"// {MARK}\npackage {name}.flyte;\n\n{text}"
    for type_, lines in _declarations(declared):
        made[f"{folder}/{type_}.java"] = _file(name, "\n".join(lines))
    return made


def _pom(text: str, package: str, artefact: str) -> str:
    first, rest = text.split("\n", 1)
    filled = rest.replace("GROUP", package).replace("ARTIFACT", artefact.replace("_", "-"))
    return f"{first}\n<!-- {MARK} -->\n{filled}"


def _texts(room: Path) -> Iterator[tuple[str, str]]:
    """Give all files below a folder, by their paths."""
    for path in sorted(each for each in room.rglob("*") if each.is_file()):
        yield path.relative_to(room).as_posix(), path.read_text(encoding="utf-8")


def _declarations(declared: Declared) -> Iterator[tuple[str, list[str]]]:
    types = Types(declared)
    for entity in declared.entities:
        yield entity.name, declarations.entity(entity, types)
    for record in declared.records:
        yield record.name, declarations.record(record, types)
    for union in declared.unions.values():
        yield union.name, declarations.union(union, types)
    for enum in declared.enums:
        yield enum.name, declarations.enum(enum)


def _file(package: str, body: str) -> str:
    code = "\n".join(
        re.sub(r'"(\\.|[^"\\])*"', '""', line)
        for line in body.split("\n")
        if not line.lstrip().startswith(("*", "/**"))
    )
    used = set(re.findall(r"\w+", code))
    named = {**_LIBRARY, **{each: f"{package}.flyte.{each}" for each in _RUNTIME}}
    imports = sorted(whole for short, whole in named.items() if short in used)
    lines = [f"// {MARK}", f"package {package};", "", *(f"import {each};" for each in imports), ""]
    return "\n".join(lines) + f"\n{body}\n"
