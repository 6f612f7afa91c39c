"""The files of clients in TypeScript."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from flowc.contracts.mark import MARK
from flowc.contracts.model.contract import Contract
from flowc.contracts.stubs.names import RUNTIME, Names
from flowc.contracts.stubs.typescript.module import Module
from flowc.contracts.stubs.typescript.spelling import identifier
from flowc_ir.diagnostic import Report

_RUNTIME = Path(__file__).with_name("runtime.txt")


def write(contract: Contract, report: Report, package: str) -> Mapping[str, str]:
    """Give the files, path to text: a module for each of the program, and one that they share.

    They import one another relatively. What cannot be written is reported.
    """
    names = Names(contract, report, "TypeScript", identifier)
    files = {f"{RUNTIME}.ts": _runtime(package)}
    for module, parts in names.modules.items():
        files[f"{'/'.join(parts)}.ts"] = Module(contract, names, module, report).text()
    return dict(sorted(files.items()))


def _runtime(package: str) -> str:
    text = _RUNTIME.read_text(encoding="utf-8")
    return text.replace("/**\n * ", f"/**\n * {package}: ", 1).replace(
        " */", f" *\n * {MARK}\n */", 1
    )
