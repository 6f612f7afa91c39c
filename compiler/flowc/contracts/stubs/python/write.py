"""The files of clients in Python."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from flowc.contracts.mark import MARK
from flowc.contracts.model.contract import Contract
from flowc.contracts.stubs.names import RUNTIME, Names
from flowc.contracts.stubs.python.docs import docstring
from flowc.contracts.stubs.python.module import Module
from flowc.contracts.stubs.python.spelling import identifier
from flowc_ir.diagnostic import Report

_RUNTIME = Path(__file__).with_name("runtime.txt")


def write(contract: Contract, report: Report, package: str) -> Mapping[str, str]:
    """Give the files of a package, path to text: a module for each of the program, and one more.

    They import one another relatively, so the folder may lie in any package. What cannot be
    written is reported.
    """
    names = Names(contract, report, "Python", identifier)
    files = {f"{RUNTIME}.py": _runtime(), "__init__.py": _init(f"Typed clients: {package}.")}
    for module, parts in names.modules.items():
        if names.is_package(module):
            files["/".join((*parts, "__init__.py"))] = Module(contract, names, module).text()
        else:
            files[f"{'/'.join(parts)}.py"] = Module(contract, names, module).text()
        for length in range(1, len(parts)):
            path = "/".join((*parts[:length], "__init__.py"))
            files.setdefault(path, _init(f"Clients of `{'.'.join(parts[:length])}`."))
    return dict(sorted(files.items()))


def _init(text: str) -> str:
    return "\n".join(docstring(text, [MARK], [], 0)) + "\n"


def _runtime() -> str:
    first, _, rest = _RUNTIME.read_text(encoding="utf-8").partition("\n")
    return f'{first.removesuffix(chr(34) * 3)}\n\n{MARK}\n"""\n{rest}'
