"""Runs of a function that is only looked at: what cannot be followed is passed over."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence

from flowc.frontend.interpreter.calls import scope_of
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.signals import Lost, Raised, Return
from flowc.frontend.interpreter.values import FunctionValue, Unknown, Value


class Piecewise:
    """Runs the statements of a function one by one, and goes on after one that cannot be followed.

    What such a statement may have changed is not known afterwards; `gave_up` hears of each. If it
    `explores`, every way is looked at where it is not known which one the program takes, each from
    what was known before; a loop of which the items are not known is run once. `returned` hears of
    what may come out.
    """

    def __init__(
        self,
        machine: Machine,
        gave_up: Callable[[Lost | Raised], None],
        returned: Callable[[Value, ast.Return], None],
        *,
        explores: bool,
    ) -> None:
        self._machine = machine
        self._gave_up = gave_up
        self._returned = returned
        self._explores = explores
        self._scope: Scope | None = None

    def run(self, function: FunctionValue, call: Call) -> None:
        """Run a function. Raises what ends the whole run: a budget that is used up."""
        machine = self._machine
        scope = self._scope = scope_of(machine, function, call)
        body = [] if isinstance(function.node, ast.Lambda) else function.node.body
        machine.stack.append(function)
        machine.look = self._look if self._explores else None
        try:
            self._statements(body, scope)
        finally:
            machine.look = None
            machine.stack.pop()

    def _look(self, ways: Sequence[Sequence[ast.stmt]], scope: Scope, unknown: Unknown) -> None:
        before = dict(scope.names)
        for way in ways:
            self._statements(way, scope)
            # The lists and dicts that it has changed are not what they were before.
            self._machine.parts.havoc(self._machine, way, scope, unknown)
            scope.names.clear()
            scope.names.update(before)

    def _statements(self, statements: Sequence[ast.stmt], scope: Scope) -> None:
        for statement in statements:
            # Whether the program comes as far as this does not matter here.
            scope.left_early = scope.loop_left = None
            try:
                completion = self._machine.execute([statement], scope)
            except (Lost, Raised) as signal:
                self._pass_over(statement, scope, signal)
                continue
            if completion is None:
                continue
            node = self._machine.returned
            if isinstance(completion, Return) and scope is self._scope and node is not None:
                self._returned(completion.value, node)
            return

    def _pass_over(self, statement: ast.stmt, scope: Scope, signal: Lost | Raised) -> None:
        self._gave_up(signal)
        raised = Unknown("this statement raises", self._machine.span(statement, scope.module))
        lost = signal.unknown if isinstance(signal, Lost) else raised
        self._machine.parts.havoc(self._machine, [statement], scope, lost)
