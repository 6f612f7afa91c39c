"""Where a type or value stands, and how its reading may end early."""

from __future__ import annotations

from typing import Never

from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.signals import Lost, Raised
from flowc.frontend.interpreter.values import ExceptionValue, External, Known, ModuleValue, Unknown
from flowc_ir.diagnostic import Code
from flowc_ir.lack import Lack
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span

FAILED = "flytekit.core.type_engine.TypeTransformerFailedError"
RESTRICTED = "flytekit.core.type_engine.RestrictedTypeError"


class RaisedWhenWritten(Raised):
    """A type that cannot be written: what contains it, a record too, cannot be written either."""


@dataclass(frozen=True, slots=True)
class Place:
    """The machine, the module whose names count, and the span of the annotation or value."""

    machine: Machine
    module: ModuleValue
    span: Span

    def lose(self, reason: str | Unknown, lack: Lack = Lack.OTHER) -> Never:
        """Stop: something is not known; raises Lost."""
        if isinstance(reason, Unknown):
            self.machine.losses += 1
            raise Lost(reason)
        raise Lost(self.machine.lost(reason, self.span, lack))

    def fail_when_written(self, code: Code, message: str, *, hint: str = "") -> Never:
        """Stop: flytekit makes the type, but cannot write it; raises RaisedWhenWritten."""
        diagnostic = code.at(self.span, message, hint=hint)
        value = ExceptionValue(External("builtins.TypeError"), (Known(message),))
        raise RaisedWhenWritten(value, self.span, f"TypeError: {message}", diagnostic)

    def fail(
        self, code: Code, message: str, *, exception: str = "TypeError", hint: str = ""
    ) -> Never:
        """Stop: flytekit raises here; raises Raised with a diagnostic."""
        diagnostic = code.at(self.span, message, hint=hint)
        name = exception if "." in exception else f"builtins.{exception}"
        value = ExceptionValue(External(name), (Known(message),))
        raise Raised(value, self.span, f"{name.rpartition('.')[2]}: {message}", diagnostic)
