"""Who hears of what the interpreter cannot follow."""

from __future__ import annotations

import ast
from typing import Protocol

from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.values import ClassValue, Unknown, Value


class Listener(Protocol):
    """Who wants to hear of what the interpreter cannot follow (a dialect)."""

    def uncertain_definition(
        self,
        node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef,
        scope: Scope,
        unknown: Unknown,
    ) -> None:
        """Hear of a definition that may or may not be executed."""
        ...

    def uncertain_call(self, node: ast.Call, scope: Scope, unknown: Unknown) -> None:
        """Hear of a call that may or may not be executed."""
        ...

    def unknown_call(self, function: Value, call: Call, unknown: Unknown) -> None:
        """Hear of a call of something that is not known; raises `Lost` if that is too much."""
        ...

    def made_instance(self, cls: ClassValue, call: Call, unknown: Unknown) -> None:
        """Hear of an instance of a class that is not known in full."""
        ...

    def uncertain_code(self, unknown: Unknown) -> None:
        """Hear of code that may or may not be executed; raises `Lost` if that is too much."""
        ...
