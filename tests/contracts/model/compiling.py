"""Contracts of programs that tests write down."""

from __future__ import annotations

from pathlib import Path

from flowc.contracts.model.contract import Contract
from flowc.contracts.model.of_program import Chosen, contract_of_program, everything
from flowc.driver import CompileOptions, compile_project
from flowc_ir.diagnostic import Report
from flowc_ir.program import Program


def program_of(folder: Path, **modules: str) -> Program:
    """Compile modules, which must have no errors."""
    for name, text in modules.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return compiled_folder(folder)


def compiled_folder(folder: Path) -> Program:
    """Compile a project, which must have no errors."""
    outcome = compile_project(CompileOptions(root=folder))
    assert not outcome.report.has_errors, outcome.report.diagnostics
    return outcome.program


def parcels(chosen: Chosen = everything) -> Contract:
    """Give the contract of the example that has all types, or of a part of it."""
    program = compiled_folder(Path(__file__).parents[3] / "examples" / "parcels")
    return contract_of_program(program, Report(), chosen)


def contract_of(folder: Path, text: str, chosen: Chosen = everything) -> tuple[Contract, list[str]]:
    """Give the contract of a module `shop`, and what was found."""
    report = Report()
    contract = contract_of_program(program_of(folder, shop=text), report, chosen)
    return contract, [f"{each.code.name}: {each.message}" for each in report.diagnostics]
