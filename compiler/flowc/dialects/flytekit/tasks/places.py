"""Where the function of a task may stand: at module level."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import NESTED_TASK
from flowc.dialects.flytekit.naming import function_module, is_nested, is_test_module
from flowc.dialects.flytekit.session import Session, mistake
from flowc.frontend.interpreter.values import FunctionValue


def check_place(session: Session, function: FunctionValue) -> None:
    """Refuse a function that the default resolver could not find again."""
    if is_nested(function) and not is_test_module(function_module(session.machine, function)):
        mistake(
            NESTED_TASK,
            function.span,
            f"task `{function.name}` is defined inside another function",
            hint="define it at module level, or use `functools.wraps` in its decorator",
            exception="ValueError",
        )
