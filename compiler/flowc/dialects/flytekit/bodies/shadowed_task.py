"""A later task takes the name of one that nothing has used."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flowc.dialects.flytekit.tasks.function_tasks import FunctionTask
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc_ir.diagnostic import Code, Diagnostic, Related, Severity
from flowc_ir.lazy_dataclass import replace

CODE = Code("shadowed-task", Severity.WARNING, "a second task of a module takes the name of one")


def find(tasks: Sequence[FunctionTask]) -> Iterator[Diagnostic]:
    """Find tasks that are defined twice in one module, of which the first is not used."""
    first: dict[tuple[str, str], FunctionTask] = {}
    for task in tasks:
        module = task.function.module
        if task.home is not None or module.cells or task.function.is_nested or not task.name:
            continue
        before = first.setdefault((module.path, task.name), task)
        if before is task or before.is_used or not _is_same(before, task):
            continue
        found = CODE.at(
            task.function.span,
            f"a task of the name `{task.function.name}` is there already, and is lost",
            hint="give one of them another name",
        )
        yield replace(found, related=(Related(before.function.span, "the first one is here"),))


def _is_same(before: FunctionTask, task: FunctionTask) -> bool:
    """Tell whether the tasks look alike: of those that do not, a rule tells that they meet."""
    from flowc_ir.text.printer import print_entity  # names are rarely there twice

    if before.function.span == task.function.span:
        return False
    try:
        return print_entity(before.lower()) == print_entity(task.lower())
    except (Lost, Raised):
        return False
