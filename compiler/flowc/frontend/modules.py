"""Running modules: which ones, in which order, and what happens if they raise."""

from __future__ import annotations

from collections.abc import Callable

from flowc.frontend.codes import BUDGET_EXCEEDED, MODULE_RAISES, UNKNOWN_UNIT
from flowc.frontend.discover import SourceTree
from flowc.frontend.interpreter.imports import NOTEBOOK
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.signals import BudgetExceededError, Lost, Raised
from flowc_ir.diagnostic import Report
from flowc_ir.source import Span


def chosen_modules(tree: SourceTree, units: tuple[str, ...], report: Report) -> list[str]:
    """Give the modules of the chosen units, in the order in which `pyflyte` imports them.

    A package stands for itself and all that is inside it (flytekit 1.16.31 tools/module_loader.py).
    """
    if not units:
        return list(tree.everything())
    chosen: list[str] = []
    for unit in units:
        if unit.endswith(NOTEBOOK):
            chosen.append(unit)
            continue
        if tree.find(unit) is None and not tree.is_folder(unit):
            where = Span(unit, 1, 0, 1, 0)
            report.add(
                UNKNOWN_UNIT.at(
                    where,
                    f"there is no module or package `{unit}` under the source root",
                    hint="name it as it is imported, and give its folder with `--source`",
                )
            )
            continue
        chosen.append(unit)
        chosen.extend(tree.submodules(unit))
    return list(dict.fromkeys(chosen))


def run_modules(
    machine: Machine,
    modules: list[str],
    report: Report,
    progress: Callable[[int, int, str], None] | None,
) -> None:
    """Import modules one after another; what one raises is reported and does not stop the rest."""
    for position, module in enumerate(modules):
        if progress is not None:
            progress(position, len(modules), module)
        where = Span(module, 1, 0, 1, 0)
        try:
            machine.import_module(module, where)
        except Raised as raised:
            said = MODULE_RAISES.at(raised.span, raised.message, hint=raised.hint)
            report.add(raised.diagnostic or said)
        except Lost as lost:
            report.add(MODULE_RAISES.at(lost.unknown.span, lost.unknown.reason))
        except BudgetExceededError as error:
            report.add(BUDGET_EXCEEDED.at(error.span, error.reason))
        except RecursionError:
            report.add(BUDGET_EXCEEDED.at(where, f"module `{module}` nests too deep"))
