"""Files that have to be there when a task is made."""

from __future__ import annotations

from flowc.dialects.flytekit.session import Session, mistake
from flowc.frontend.interpreter.values import Known, Value
from flowc_ir.diagnostic import Code, Severity
from flowc_ir.source import Span

MISSING_FILE = Code(
    "missing-file", Severity.ERROR, "a file that a task is made with is not in the source root"
)

CODES = (MISSING_FILE,)


def check_file(session: Session, path: Value, what: str, span: Span) -> None:
    """Report a path below the source root where nothing lies; what is not known is not judged.

    Raises what flytekit raises.
    """
    machine = session.machine
    found = machine.call_with(machine.external("os.path.exists"), path, span=span)
    if isinstance(found, Known) and found.value is False:
        mistake(
            MISSING_FILE,
            span,
            f"{what} is a file that is not there",
            hint="the path is looked for when the program is packaged",
            exception="ValueError",
        )
