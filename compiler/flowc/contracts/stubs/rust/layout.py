"""Rust as rustfmt lays it out: calls and documentation."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from flowc_ir.lazy_dataclass import dataclass

WIDTH = 100
# rustfmt's `fn_call_width`: arguments that are longer stand one below another.
_ARGUMENTS = 60


@dataclass(frozen=True, slots=True)
class Call:
    """A call: what is called, and its arguments; `before` is a reference or nothing.

    `of` is the type for which it is called, if it is for one; such a call has no arguments.
    """

    head: str
    arguments: tuple[Call | Array | str, ...] = ()
    before: str = ""
    of: str = ""

    @property
    def flat(self) -> str:
        """The call in one line."""
        of = f"::<{self.of}>" if self.of else ""
        return f"{self.before}{self.head}{of}({', '.join(map(flat, self.arguments))})"


@dataclass(frozen=True, slots=True)
class Array:
    """A reference to an array of constants."""

    items: tuple[str, ...]

    @property
    def flat(self) -> str:
        """The array in one line."""
        return f"&[{', '.join(self.items)}]"


def flat(expression: Call | Array | str) -> str:
    """Give an expression in one line."""
    return expression if isinstance(expression, str) else expression.flat


def referred(expression: Call | Array | str) -> Call | Array | str:
    """Give a reference to the value of an expression."""
    if isinstance(expression, str):
        return f"&{expression}"
    if isinstance(expression, Array):
        return expression
    return Call(expression.head, expression.arguments, "&", expression.of)


def statement(
    before: str,
    expression: Call | Array | str,
    after: str,
    indent: int,
    *,
    is_parted: bool = False,
) -> list[str]:
    """Lay out an expression with what stands before and after it; parted, if it must be."""
    edge = " " * indent
    line = f"{edge}{before}{flat(expression)}{after}"
    is_field = after == "?,"
    limit = WIDTH - 2 if is_field else WIDTH
    if isinstance(expression, str):
        return [line]
    if not is_parted and _is_short(expression) and len(line) <= limit:
        return [line]
    if is_field and isinstance(expression, Call) and _is_short(expression):
        # A chain that is too long is parted before its dot.
        place, _, method = expression.head.rpartition(".")
        return [
            f"{edge}{before}{place}",
            f"{edge}    .{Call(method, expression.arguments).flat}{after}",
        ]
    if isinstance(expression, Array):
        items = (f"{edge}    {item}," for item in expression.items)
        return [f"{edge}{before}&[", *items, f"{edge}]{after}"]
    if expression.of:
        head = f"{before}{expression.before}{expression.head}::<"
        return [edge + head, f"{edge}    {expression.of},", f"{edge}>(){after}"]
    head = f"{before}{expression.before}{expression.head}("
    if len(expression.arguments) == 1 and not isinstance(expression.arguments[0], str):
        inner, is_parted = expression.arguments[0], not _is_short(expression)
        return statement(head, inner, f"){after}", indent, is_parted=is_parted)
    lines = [edge + head]
    for argument in expression.arguments:
        lines += statement("", argument, ",", indent + 4)
    return [*lines, f"{edge}){after}"]


def constant(before: str, expression: Call | Array | str, indent: int) -> list[str]:
    """Lay out a declaration with its value."""
    line = f"{' ' * indent}{before} = {flat(expression)};"
    if len(line) <= WIDTH and (isinstance(expression, str) or _is_short(expression)):
        return [line]
    return [f"{' ' * indent}{before} =", *statement("", expression, ";", indent + 4)]


def arm(pattern: str, expression: Call, indent: int) -> list[str]:
    """Lay out an arm of a `match`: in braces if its value then fits into a line."""
    laid = statement(f"{pattern} => ", expression, ",", indent)
    alone = statement("", expression, "", indent + 4)
    if len(laid) == 1 or len(alone) > 1:
        return laid
    return [f"{' ' * indent}{pattern} => {{", *alone, f"{' ' * indent}}}"]


def doc(paragraphs: Sequence[str], indent: int = 0) -> list[str]:
    """Write documentation, which rustfmt leaves as it is."""
    lines: list[str] = []
    for paragraph in filter(str.strip, paragraphs):
        if lines:
            lines.append("///")
        wrapped = textwrap.wrap(
            " ".join(paragraph.split()),
            WIDTH - indent - 4,
            break_long_words=False,
            break_on_hyphens=False,
        )
        lines += [f"/// {line}" for line in wrapped]
    return [f"{' ' * indent}{line}" for line in lines]


def _is_short(expression: Call | Array) -> bool:
    """Tell whether an expression, and all in it, may stand in one line."""
    if isinstance(expression, Array):
        return len(expression.flat) - len("&[]") <= _ARGUMENTS
    arguments = expression.arguments
    if len(arguments) == 1 and isinstance(arguments[0], str):
        return True
    inner = [each for each in arguments if not isinstance(each, str)]
    return len(", ".join(map(flat, arguments))) <= _ARGUMENTS and all(map(_is_short, inner))
