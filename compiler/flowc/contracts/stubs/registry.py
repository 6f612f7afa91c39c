"""The languages in which typed clients are written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from flowc.contracts.model.contract import Contract
from flowc.contracts.stubs.go.write import write as go
from flowc.contracts.stubs.java.write import write as java
from flowc.contracts.stubs.python.write import write as python
from flowc.contracts.stubs.rust.write import write as rust
from flowc.contracts.stubs.typescript.write import write as typescript
from flowc_ir.diagnostic import Report

Writer: TypeAlias = Callable[[Contract, Report, str], Mapping[str, str]]
"""Gives files, path to text, for a contract and the name of the package; reports what it cannot."""

LANGUAGES: dict[str, Writer] = {
    "go": go,
    "java": java,
    "python": python,
    "rust": rust,
    "typescript": typescript,
}
