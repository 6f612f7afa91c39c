"""What is wrong with templates and expressions, before any is evaluated."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from flowc.manifests.expressions import check_expression, functions_of, paths
from flowc.manifests.flyte_messages import message_fields
from flowc.manifests.functions import FUNCTIONS
from flowc.manifests.known_names import COMPILER_FUNCTIONS
from flowc.manifests.names_in_scope import Names, Reader
from flowc.manifests.nodes import Atom, Map, Node, Sequence
from flowc.manifests.shapes import ANYTHING, Shape
from flowc_ir.source import Span

DIRECTIVES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "$if": ((), ("then", "else")),
    "$each": (("as", "do"), ()),
    "$map": (("as", "key", "value"), ()),
    "$merge": ((), ()),
    "$join": ((), ()),
    "$omit": (("of",), ()),
    "$use": ((), ("with",)),
    "$message": (("of",), ()),
    "$type": ((), ()),
    "$new": ((), ("with",)),
    "$unknown": ((), ()),
    "$call": ((), ("with",)),
}
"""Directive → the keys that stand beside it, and those that may."""

MAX_DEPTH = 50
"""How deep fragments may use one another."""

MAX_TYPE = 1000
"""How long the text of a type may be, in characters."""

Tell = Callable[[Span, str, tuple[str, list[str]] | None], None]
"""Reports: where, what, and a name with those that it may be meant for."""


class TemplateChecker:
    """Checks the templates of one manifest."""

    def __init__(
        self, fragments: dict[str, Node], classes: list[str], reader: Reader, tell: Tell
    ) -> None:
        self._fragments = fragments
        self._classes = classes
        self._reader = reader
        self._tell = tell
        self._seen: set[tuple[str, frozenset[tuple[str, Shape]]]] = set()
        self._within: list[str] = []

    def unused(self) -> Iterator[str]:
        """Give the fragments that no template has used so far."""
        used = {name for name, _ in self._seen}
        return (name for name in self._fragments if name not in used)

    def check(self, node: Node | None, names: Names) -> None:
        """Check a template over some variables."""
        match node:
            case Sequence(items=items):
                for item in items:
                    self.check(item, names)
            case Atom(value=str(text), span=span):
                self._text(text, span, names)
            case Map():
                self._map(node, names)
            case _:
                pass

    def expression(self, text: str, span: Span, names: Names) -> None:
        """Check an expression in CEL."""
        if (wrong := check_expression(text)) is not None:
            self._tell(span, f"`{text}` is no expression in CEL: {wrong}", None)
            return
        for function in functions_of(text):
            if function not in FUNCTIONS:
                self._tell(
                    span, f"expressions have no function `{function}`", (function, [*FUNCTIONS])
                )
        for path in paths(text):
            self._path(path, span, names)

    def _text(self, text: str, span: Span, names: Names) -> None:
        if text.startswith(("@@", "==")):
            return
        if text.startswith("@"):
            self._path(text[1:].split("."), span, names)
        elif text.startswith("="):
            self.expression(text[1:], span, names)

    def _path(self, path: list[str], span: Span, names: Names) -> Shape:
        """Follow a path; gives what it leads to."""
        head, *rest = path
        if head not in names:
            self._tell(span, f"there is no variable `{head}` here", (head, [*names]))
            return ANYTHING
        shape = names[head]
        for part in rest:
            found = self._reader.attribute(shape, part)
            if found is None:
                known = self._reader.fields(shape)
                self._tell(span, f"`{head}` has no `{part}`", (part, known))
                return ANYTHING
            head, shape = f"{head}.{part}", found
        return shape

    def _map(self, node: Map, names: Names) -> None:
        entries = {entry.key: entry.node for entry in node.entries}
        marked = [entry for entry in node.entries if entry.key.startswith("$")]
        if not marked:
            for item in entries.values():
                self.check(item, names)
            return
        first = marked[0]
        if first.key not in DIRECTIVES:
            message = f"templates have no directive `{first.key}`"
            self._tell(first.span, message, (first.key, [*DIRECTIVES]))
            return
        needed, allowed = DIRECTIVES[first.key]
        for entry in node.entries:
            if entry.key not in (first.key, *needed, *allowed):
                known = [*needed, *allowed]
                message = f"`{first.key}` takes no `{entry.key}` beside it"
                self._tell(entry.span, message, (entry.key, known))
        for key in needed:
            if key not in entries:
                self._tell(first.span, f"`{first.key}` needs `{key}` beside it", None)
        self._directive(first.key, first.node, entries, names)

    def _directive(self, key: str, head: Node, entries: dict[str, Node], names: Names) -> None:
        match key:
            case "$if":
                self._if(head, entries, names)
            case "$each" | "$map":
                self._walk(head, entries, names)
            case "$merge" | "$join" if not isinstance(head, Sequence):
                self._tell(head.span, f"`{key}` takes a list", None)
            case "$use":
                self._use(head, entries.get("with"), names)
            case "$message":
                self._message(head, entries.get("of"), names)
            case "$call":
                self._call(head, entries.get("with"), names)
            case "$type":
                self._type(head)
            case "$unknown":
                self._expect_text(head, "$unknown")
            case "$new":
                self._new(head, entries.get("with"), names)
            case "$omit":
                self._omit(head)
                self.check(entries.get("of"), names)
            case _:
                self.check(head, names)

    def _if(self, head: Node, entries: dict[str, Node], names: Names) -> None:
        if (text := self._expect_text(head, "$if")) is not None:
            self.expression(text, head.span, names)
        self.check(entries.get("then"), names)
        self.check(entries.get("else"), names)

    def _walk(self, head: Node, entries: dict[str, Node], names: Names) -> None:
        self.check(head, names)
        name = entries.get("as")
        text = None if name is None else self._expect_text(name, "as")
        inner = names if text is None else {**names, text: ANYTHING}
        for key in ("do", "key", "value"):
            self.check(entries.get(key), inner)

    def _use(self, head: Node, given: Node | None, names: Names) -> None:
        name = self._expect_text(head, "$use")
        inner = dict(names)
        if isinstance(given, Map):
            for entry in given.entries:
                self.check(entry.node, names)
                inner[entry.key] = self._shape(entry.node, names)
        elif given is not None:
            self._tell(given.span, "`with` of `$use` is a map", None)
        if name is None:
            return
        if name not in self._fragments:
            self._tell(head.span, f"there is no fragment `{name}`", (name, [*self._fragments]))
            return
        if name in self._within or len(self._within) > MAX_DEPTH:
            self._tell(head.span, f"the fragment `{name}` uses itself", None)
            return
        self.check_fragment(name, inner)

    def check_fragment(self, name: str, names: Names) -> None:
        """Check a fragment over some variables, once."""
        known = (name, frozenset(names.items()))
        if known in self._seen:
            return
        self._seen.add(known)
        self._within.append(name)
        self.check(self._fragments[name], names)
        self._within.pop()

    def _shape(self, node: Node, names: Names) -> Shape:
        """Give what a template makes, if it only copies what a path leads to."""
        if isinstance(node, Atom) and isinstance(node.value, str):
            text = node.value
            head, *rest = text[1:].split(".")
            if text.startswith("@") and not text.startswith("@@") and head in names:
                shape: Shape | None = names[head]
                for part in rest:
                    shape = shape and self._reader.attribute(shape, part)
                return shape or ANYTHING
        return ANYTHING

    def _message(self, head: Node, template: Node | None, names: Names) -> None:
        self.check(template, names)
        if (name := self._expect_text(head, "$message")) is None:
            return
        try:
            fields = message_fields(name)
        except ValueError as error:
            self._tell(head.span, str(error), None)
            return
        self._message_keys(template, name, fields)

    def _message_keys(
        self, template: Node | None, name: str, fields: dict[str, str | None]
    ) -> None:
        """Check that a map which stands for a message has no keys but its fields."""
        if not isinstance(template, Map) or any(e.key.startswith("$") for e in template.entries):
            return
        for entry in template.entries:
            if entry.key not in fields:
                message = f"the message `{name}` has no field `{entry.key}`"
                self._tell(entry.span, message, (entry.key, [*fields]))
            elif (inner := fields[entry.key]) is not None:
                self._message_keys(entry.node, inner, message_fields(inner))

    def _call(self, head: Node, given: Node | None, names: Names) -> None:
        if given is not None and not isinstance(given, Sequence):
            self._tell(given.span, "`with` of `$call` is a list", None)
        self.check(given, names)
        name = self._expect_text(head, "$call")
        known = [*COMPILER_FUNCTIONS, *FUNCTIONS]
        if name is not None and name not in known:
            self._tell(head.span, f"there is no function `{name}`", (name, known))

    def _new(self, head: Node, given: Node | None, names: Names) -> None:
        if given is not None and not isinstance(given, Map):
            self._tell(given.span, "`with` of `$new` is a map", None)
        self.check(given, names)
        name = self._expect_text(head, "$new")
        if name is not None and not name.startswith(":") and name not in self._classes:
            self._tell(head.span, f"there is no class `{name}`", (name, self._classes))

    def _type(self, head: Node) -> None:
        text = self._expect_text(head, "$type")
        if text is None:
            return
        try:
            ast.parse(text if len(text) < MAX_TYPE else "(", mode="eval")
        except (SyntaxError, ValueError):
            self._tell(head.span, f"`{text}` is no type as Python writes it", None)

    def _omit(self, head: Node) -> None:
        text = self._expect_text(head, "$omit")
        if text is not None and text not in ("nulls", "empties"):
            self._tell(head.span, "`$omit` leaves out `nulls` or `empties`", None)

    def _expect_text(self, node: Node, key: str) -> str | None:
        match node:
            case Atom(value=str(text)):
                return text
            case _:
                self._tell(node.span, f"`{key}` takes text", None)
                return None
