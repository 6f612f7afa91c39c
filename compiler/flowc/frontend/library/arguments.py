"""Arguments of library functions, bound by Python's rules."""

from __future__ import annotations

from flowc.frontend.interpreter.closest import closest
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.values import Known, Unknown, Value
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.source import Span


@dataclass(frozen=True, slots=True)
class Signature:
    """The parameters of a library function; the first `required` of `names` have no default."""

    function: str
    names: tuple[str, ...] = ()
    required: int = 0
    keyword_only: tuple[str, ...] = ()

    def bind(self, context: Context, call: Call) -> dict[str, Value]:
        """Give the arguments by name; raises TypeError in the user's program."""
        if len(call.positional) > len(self.names):
            message = f"{self.function}() takes at most {len(self.names)} arguments"
            context.throw("TypeError", f"{message} ({len(call.positional)} given)", call.span)
        bound = dict(zip(self.names, call.positional, strict=False))
        for name, value in call.keywords.items():
            if name in bound:
                message = f"{self.function}() got multiple values for argument '{name}'"
                context.throw("TypeError", message, call.span)
            if name not in self.names and name not in self.keyword_only:
                message = f"{self.function}() got an unexpected keyword argument '{name}'"
                free = (each for each in (*self.names, *self.keyword_only) if each not in bound)
                context.throw("TypeError", message, call.span, hint=closest(name, free))
            bound[name] = value
        for name in self.names[: self.required]:
            if name not in bound:
                message = f"{self.function}() missing required argument: '{name}'"
                context.throw("TypeError", message, call.span)
        return bound


def signature(
    function: str, names: str = "", required: int | None = None, keyword_only: str = ""
) -> Signature:
    """Make a signature from space-separated names; by default all of `names` are required."""
    listed = tuple(names.split())
    count = len(listed) if required is None else required
    return Signature(function, listed, count, tuple(keyword_only.split()))


def machine_of(context: Context) -> Machine:
    """Give the machine behind a context: some models do more than dialects may."""
    if not isinstance(context, Machine):
        raise TypeError("the library is modelled for the interpreter's own machine")
    return context


def call_with(context: Context, function: Value, *positional: Value, span: Span) -> Value:
    """Call a value with positional arguments."""
    return context.call(function, Call(positional=positional, keywords={}, span=span))


def is_none(value: Value | None) -> bool:
    """Tell whether an argument is left out or None."""
    return value is None or (isinstance(value, Known) and value.value is None)


def known_text(value: Value | None) -> str | None:
    """Give the text of a known str."""
    return value.value if isinstance(value, Known) and isinstance(value.value, str) else None


def known_int(value: Value | None) -> int | None:
    """Give the number of a known int."""
    return value.value if isinstance(value, Known) and isinstance(value.value, int) else None


def not_known(value: Value | None, what: str, span: Span) -> Unknown:
    """Say that an argument is not known, with its own reason if it has one."""
    return value if isinstance(value, Unknown) else Unknown(f"{what} is not known", span)


def read_all(context: Context, stream: Value, span: Span) -> Value:
    """Give what is left to read of an open file."""
    if isinstance(stream, Unknown):
        return stream
    text = call_with(context, context.attribute(stream, "read", span), span=span)
    return text if isinstance(text, Known) else not_known(text, "what is read", span)
