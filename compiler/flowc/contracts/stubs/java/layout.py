"""Java as google-java-format lays it out: calls, declarations and documentation."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence

from flowc_ir.lazy_dataclass import dataclass

_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Call:
    """A call: what is called, and its arguments."""

    head: str
    arguments: tuple[Call | str, ...]

    @property
    def flat(self) -> str:
        """The call in one line."""
        return f"{self.head}({', '.join(map(flat, self.arguments))})"


def flat(expression: Call | str) -> str:
    """Give an expression in one line."""
    return expression if isinstance(expression, str) else expression.flat


def statement(before: str, expression: Call | str, indent: int, after: str = ";") -> list[str]:
    """Lay out an expression with what stands before and after it."""
    line = f"{' ' * indent}{before}{flat(expression)}{after}"
    if isinstance(expression, str) or len(line) <= _WIDTH or not expression.arguments:
        return [line]
    inner = indent + 4
    together = f"{' ' * inner}{', '.join(map(flat, expression.arguments))}){after}"
    head = f"{' ' * indent}{before}{expression.head}("
    if len(together) <= _WIDTH:
        return [head, together]
    lines = [head]
    last = len(expression.arguments) - 1
    for position, argument in enumerate(expression.arguments):
        end = f"){after}" if position == last else ","
        lines += statement("", argument, inner, end)
    return lines


def assignment(before: str, expression: Call, indent: int) -> list[str]:
    """Lay out a declaration with its value."""
    line = f"{' ' * indent}{before} = {expression.flat};"
    if len(line) <= _WIDTH:
        return [line]
    return [f"{' ' * indent}{before} =", *statement("", expression, indent + 4)]


def header(before: str, parameters: Sequence[str], after: str, indent: int) -> list[str]:
    """Lay out the head of a declaration with parameters."""
    line = f"{' ' * indent}{before}({', '.join(parameters)}){after}"
    if len(line) <= _WIDTH or not parameters:
        return [line]
    inner = " " * (indent + 4)
    together = f"{inner}{', '.join(parameters)}){after}"
    if len(together) <= _WIDTH:
        return [f"{' ' * indent}{before}(", together]
    *others, last = parameters
    return [
        f"{' ' * indent}{before}(",
        *(f"{inner}{each}," for each in others),
        f"{inner}{last}){after}",
    ]


def javadoc(
    sentence: str, doc: str = "", parameters: Iterable[tuple[str, str]] = (), indent: int = 0
) -> list[str]:
    """Write documentation: a sentence with markup, and the texts of users, which have none."""
    edge = " " * indent
    safe = sentence.replace("\\", "&#92;").replace("*/", "*&#47;")
    blocks = [_wrapped(each, indent, "") for each in (safe, escaped(doc)) if each]
    told = [
        _wrapped(f"@param {name} {escaped(doc)}", indent, "    ") for name, doc in parameters if doc
    ]
    if len(blocks) == 1 and len(blocks[0]) == 1 and not told:
        line = f"{edge}/** {blocks[0][0]} */"
        if len(line) <= _WIDTH:
            return [line]
    lines: list[str] = []
    for position, block in enumerate(blocks):
        if position:
            block = _wrapped("<p>" + " ".join(block), indent, "")
            lines.append("")
        lines += block
    if told:
        lines += ["", *(line for block in told for line in block)] if lines else []
    return [
        f"{edge}/**",
        *(f"{edge} * {line}" if line else f"{edge} *" for line in lines),
        f"{edge} */",
    ]


def escaped(text: str) -> str:
    """Write text so that documentation shows it."""
    for char, entity in (
        ("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("@", "&#64;"),
        ("\\", "&#92;"), ("*/", "*&#47;"),
    ):  # fmt: skip
        text = text.replace(char, entity)
    return " ".join(text.split())


def _wrapped(text: str, indent: int, hanging: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH - indent - 3,
        subsequent_indent=hanging,
        break_long_words=False,
        break_on_hyphens=False,
    )
