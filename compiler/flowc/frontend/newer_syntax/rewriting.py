"""Newer syntax rewritten into older, parsed, and put back into the tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from flowc.frontend.interpreter.type_parameters import TypeParameter, attach, type_alias
from flowc.frontend.newer_syntax.positions import Edit, Lines, Positions
from flowc.frontend.newer_syntax.strings import (
    WORD,
    Field,
    Literal,
    MalformedError,
    Text,
    literal_at,
    passed,
)
from flowc_ir.lazy_dataclass import dataclass

SPACE = re.compile(r"[ \t\f]*(?:\\\n[ \t\f]*)*")
DEFINITION = re.compile(r"(?:def|class)(?=[ \t\\])")
ALIAS = re.compile(r"type(?=[ \t\\])")
NO_ALIAS = frozenset("and as else for from if in is not or".split())  # noqa: SIM905
PARAMETER = re.compile(r"\s*(\*\*|\*|)\s*([A-Za-z_\x80-\xff][\w\x80-\xff]*)\s*")
KINDS = {"": "typing.TypeVar", "*": "typing.TypeVarTuple", "**": "typing.ParamSpec"}
CONVERSIONS = {"": -1, "s": 115, "r": 114, "a": 97}
PLACEHOLDER = '""'


@dataclass(frozen=True, slots=True)
class _Whole:
    """The text of a module, and the version whose syntax it is in."""

    source: str
    lines: Lines
    minor: int


@dataclass(frozen=True, slots=True)
class _Definition:
    """Type parameters between brackets, after the name that starts at `name`."""

    name: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Found:
    """What of newer syntax a text has."""

    literals: list[Literal]
    definitions: list[_Definition]
    aliases: list[tuple[int, int]]


def parse_newer(text: str, minor: int) -> ast.Module:
    """Parse a module in the syntax of Python 3.`minor`.

    Raises `SyntaxError` for what is not valid there either.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    source = plain.encode(errors="surrogatepass").decode("latin-1")
    whole = _Whole(source, Lines(source), minor)
    try:
        tree = _parsed(whole, 0, len(source), "exec")
    except MalformedError as error:
        raise _syntax_error(error.message, whole, error.offset) from None
    if not isinstance(tree, ast.Module):
        raise SyntaxError("not a module")
    return tree


def _parsed(whole: _Whole, start: int, end: int, mode: str) -> ast.AST:
    """Parse a part of the source; all nodes get their places in the whole."""
    source = whole.source
    found = _find(source, start, end)
    edits = [Edit(x.start, x.end, PLACEHOLDER) for x in found.literals if x.parts is not None]
    edits += [Edit(x.start, x.end, "") for x in found.definitions]
    edits += [Edit(first, name, "") for first, name in found.aliases]
    if mode == "eval":
        # Within brackets, an expression may go over several lines.
        edits += [Edit(0, start, "("), Edit(end, len(source), ")")]
    positions = Positions(
        source, sorted(edits, key=lambda edit: (edit.start, edit.end)), whole.lines
    )
    rewritten = positions.text.encode("latin-1").decode(errors="surrogatepass")
    try:
        tree = ast.parse(rewritten, mode=mode)
    except SyntaxError as error:
        raise _moved(error, positions, whole) from None
    positions.restore(tree)
    return _Restoring(whole, found).visit(tree)


def _moved(error: SyntaxError, positions: Positions, whole: _Whole) -> SyntaxError:
    line, column = error.lineno or 1, max((error.offset or 1) - 1, 0)
    return _syntax_error(error.msg, whole, positions.offset(line, column))


def _syntax_error(message: str, whole: _Whole, offset: int) -> SyntaxError:
    """Give the error at an offset, as the parser of the host does."""
    line, column = whole.lines.position(min(offset, len(whole.source)))
    error = SyntaxError(message)
    error.lineno = line
    start = whole.lines.offset(line, 0)
    error.offset = len(_text(whole.source[start : start + column])) + 1
    return error


def _find(source: str, start: int, end: int) -> _Found:
    found = _Found([], [], [])
    open_: list[str] = []
    position = start
    starts_statement = True
    while position < end:
        mark = source[position]
        if mark in " \t\f":
            position += 1
            continue
        if (literal := literal_at(source, position)) is not None:
            found.literals.append(literal)
            position = literal.end
        elif DEFINITION.match(source, position) is not None:
            position = _definition(source, position, found)
        elif starts_statement and not open_ and ALIAS.match(source, position) is not None:
            position = _alias(source, position, found)
        else:
            position = passed(source, position, open_)
        starts_statement = mark in "\n;:" and not open_
    return found


def _definition(source: str, position: int, found: _Found) -> int:
    """Pass over `def name` or `class name`, and note the type parameters behind it."""
    word = WORD.match(source, position)
    return _named(source, position if word is None else word.end(), found)


def _named(source: str, position: int, found: _Found) -> int:
    space = SPACE.match(source, position)
    name = WORD.match(source, position if space is None else space.end())
    if name is None:
        return position
    behind = SPACE.match(source, name.end())
    start = name.end() if behind is None else behind.end()
    if source[start : start + 1] != "[":
        return name.end()
    end = _closing(source, start)
    found.definitions.append(_Definition(name.start(), start, end))
    return end


def _closing(source: str, position: int) -> int:
    open_: list[str] = []
    while position < len(source):
        position = passed(source, position, open_)
        if not open_:
            return position
    raise MalformedError("'[' was never closed", position)


def _alias(source: str, position: int, found: _Found) -> int:
    """Note a `type` statement: `type` that a name follows on the same line."""
    space = SPACE.match(source, position + len("type"))
    name = None if space is None else WORD.match(source, space.end())
    if name is None or name[0] in NO_ALIAS or name[0][0].isdigit():
        return position + len("type")
    found.aliases.append((position, name.start()))
    return _named(source, name.start(), found)


class _Restoring(ast.NodeTransformer):
    """Puts what was rewritten back into a tree."""

    def __init__(self, whole: _Whole, found: _Found) -> None:
        self.whole = whole
        self.source = whole.source
        self.lines = whole.lines
        self.literals = found.literals
        self.starts = [literal.start for literal in found.literals]
        self.parameters = {definition.name: definition for definition in found.definitions}
        self.aliases = {name: first for first, name in found.aliases}

    def visit(self, node: ast.AST) -> ast.AST:
        """Restore one node."""
        self.generic_visit(node)
        match node:
            case ast.Constant(value=str()):
                return self._string(node)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                attach(node, self._type_parameters(self._name_of(node)))
                return node
            case ast.Assign(targets=[ast.Name() as target]):
                return self._assignment(node, target)
            case _:
                return node

    def _assignment(self, node: ast.Assign, target: ast.Name) -> ast.AST:
        start = self._offset(target)
        if start not in self.aliases:
            return node
        node.lineno, node.col_offset = self.lines.position(self.aliases[start])
        return type_alias(node, target.id, self._type_parameters(start), node.value)

    def _name_of(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
        """Give where the name of a definition stands."""
        position = self._offset(node)
        for _ in range(3 if isinstance(node, ast.AsyncFunctionDef) else 2):
            word = WORD.match(self.source, position)
            if word is None:
                return position
            if word[0] not in ("async", "def", "class"):
                return position
            space = SPACE.match(self.source, word.end())
            position = word.end() if space is None else space.end()
        return position

    def _offset(self, node: ast.expr | ast.stmt) -> int:
        return self.lines.offset(node.lineno, node.col_offset)

    def _end(self, node: ast.expr) -> int:
        return self.lines.offset(node.end_lineno or 1, node.end_col_offset or 0)

    def _string(self, node: ast.Constant) -> ast.expr:
        from bisect import bisect_left

        first = bisect_left(self.starts, self._offset(node))
        last = bisect_left(self.starts, self._end(node))
        literals = self.literals[first:last]
        if all(literal.parts is None for literal in literals):
            return node
        values: list[ast.expr] = []
        for literal in literals:
            values += self._values(literal, node)
        return ast.copy_location(ast.JoinedStr(_merged(values)), node)

    def _values(self, literal: Literal, node: ast.expr) -> Iterator[ast.expr]:
        if literal.parts is None:
            plain: object = ast.literal_eval(_text(self.source[literal.start : literal.end]))
            yield ast.copy_location(ast.Constant(str(plain)), node)
            return
        yield from self._parts(literal.parts, literal.is_raw, node)

    def _parts(
        self, parts: tuple[Text | Field, ...], is_raw: bool, node: ast.expr, *, doubled: bool = True
    ) -> Iterator[ast.expr]:
        for part in parts:
            if isinstance(part, Text):
                shown = _unescaped(part.source, is_raw, doubled=doubled)
                yield ast.copy_location(ast.Constant(shown), node)
                continue
            if part.debug is not None:
                yield ast.copy_location(ast.Constant(_text(part.debug)), node)
            yield self._field(part, is_raw, node)

    def _field(self, field: Field, is_raw: bool, node: ast.expr) -> ast.expr:
        if field.conversion not in CONVERSIONS:
            message = f"f-string: invalid conversion character {field.conversion!r}"
            raise MalformedError(message, field.start)
        conversion = CONVERSIONS[field.conversion]
        specification: ast.JoinedStr | None = None
        if field.specification is not None:
            values = list(self._parts(field.specification, is_raw, node, doubled=False))
            specification = ast.copy_location(ast.JoinedStr(_merged(values)), node)
        elif field.debug is not None and not field.conversion:
            conversion = CONVERSIONS["r"]
        value = self._expression(*field.expression)
        made = ast.FormattedValue(value, conversion, specification)
        made.lineno, made.col_offset = self.lines.position(field.start)
        made.end_lineno, made.end_col_offset = self.lines.position(field.end)
        return made

    def _expression(self, start: int, end: int) -> ast.expr:
        if not self.source[start:end].strip():
            raise MalformedError("invalid syntax", start)
        tree = _parsed(self.whole, start, end, "eval")
        if not isinstance(tree, ast.Expression):
            raise MalformedError("not an expression", start)
        return tree.body

    def _type_parameters(self, name: int) -> tuple[TypeParameter, ...]:
        definition = self.parameters.get(name)
        if definition is None:
            return ()
        bounds = _pieces(self.source, definition.start + 1, definition.end - 1, ",")
        return tuple(
            self._type_parameter(start, end)
            for start, end in bounds
            if self.source[start:end].strip()
        )

    def _type_parameter(self, start: int, end: int) -> TypeParameter:
        head = PARAMETER.match(self.source, start, end)
        if head is None:
            raise MalformedError("invalid type parameter", start)
        parts = _pieces(self.source, head.end(), end, "=")
        bound = default = None
        first_start, first_end = parts[0]
        if self.source[first_start:first_end].startswith(":"):
            bound = self._expression(first_start + 1, first_end)
        if len(parts) > 1:
            if self.whole.minor < 13:
                raise MalformedError("defaults of type parameters came with Python 3.13", start)
            default = self._expression(parts[1][0], end)
        return TypeParameter(_text(head[2]), KINDS[head[1]], bound, default)


def _pieces(source: str, start: int, end: int, mark: str) -> list[tuple[int, int]]:
    """Split a range at a mark outside brackets and strings."""
    open_: list[str] = []
    pieces: list[tuple[int, int]] = []
    position = start
    while position < end:
        if source[position] == mark and not open_:
            pieces.append((start, position))
            start = position + 1
        position = passed(source, position, open_)
    return [*pieces, (start, end)]


def _merged(values: list[ast.expr]) -> list[ast.expr]:
    """Join the texts that follow one another, and leave out empty ones, as Python does."""
    merged: list[ast.expr] = []
    for value in values:
        last = merged[-1] if merged else None
        if isinstance(value, ast.Constant) and isinstance(last, ast.Constant):
            last.value = str(last.value) + str(value.value)
        elif not (isinstance(value, ast.Constant) and value.value == ""):
            merged.append(value)
    return merged


def _text(source: str) -> str:
    return source.encode("latin-1").decode(errors="surrogatepass")


def _unescaped(source: str, is_raw: bool, *, doubled: bool) -> str:
    """Give the text that a piece of an f-string stands for."""
    if doubled:
        source = source.replace("{{", "{").replace("}}", "}")
    if is_raw or "\\" not in source:
        return _text(source)
    quoted = re.sub(r"\\(?:\n|.)|[\"\n]|\\$", _escaped, source)
    found: object = ast.literal_eval(_text(f'"{quoted}"'))
    return str(found)


def _escaped(found: re.Match[str]) -> str:
    match found[0]:
        case '"':
            return '\\"'
        case "\n":
            return "\\n"
        case "\\" | "\\{" | "\\}":
            # A brace is not escaped by a backslash, which then stands for itself.
            return f"\\\\{found[0][1:]}"
        case _:
            return found[0]
