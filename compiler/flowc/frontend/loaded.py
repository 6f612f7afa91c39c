"""Which first-party modules have been loaded, and what makes that uncertain."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.values import ModuleValue, Unknown
from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """A module, or any at all if `module` is empty, of which it is not known if it is loaded."""

    module: str
    unknown: Unknown

    @property
    def what(self) -> str:
        """Say which module it is."""
        return f"module `{self.module}`" if self.module else "some module"


def loaded_files(machine: Machine) -> list[str]:
    """Give the files of all first-party modules that are loaded by now, one for each module.

    Mirrors `list_imported_modules_as_files` of flytekit 1.16.31 (tools/script_mode.py).
    """
    return [
        module.path
        for module in machine.modules.values()
        if isinstance(module, ModuleValue) and module.path and not module.cells
    ]


def doubt_of_loading(machine: Machine) -> Doubt | None:
    """Tell of the first module of which it is not certain whether it is loaded by now."""
    for name, unknown in machine.doubtful_imports.items():
        if name not in machine.modules and (not name or machine.loader.find(name) is not None):
            return Doubt(name, unknown)
    return next(_doubts_of_libraries(machine), None)


def _doubts_of_libraries(machine: Machine) -> Iterator[Doubt]:
    """Tell of names of libraries that may be files of the project after all."""
    files = machine.files
    if files is None:
        return
    lost = machine.search_path_lost
    for top in sorted({name.partition(".")[0] for name in machine.library_modules}):
        if top in sys.stdlib_module_names:
            continue
        found = files.module_anywhere(top) if lost is not None else None
        if found is not None and lost is not None:
            yield Doubt(top, Unknown(f"{lost.reason}, and there is `{found}`", lost.span))
        if (found := files.compiled_module("", top)) is not None:
            yield Doubt(top, Unknown(f"`{found}` is not written in Python"))
    for module in list(machine.modules.values()):
        if isinstance(module, ModuleValue) and module.is_package:
            found = files.compiled_module(module.name.replace(".", "/"))
            if found is not None:
                yield Doubt("", Unknown(f"`{found}` is not written in Python"))
