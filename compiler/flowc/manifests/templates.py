"""Templates: data shaped like what it makes, with directives in it (`ext/v1/tasks.proto`)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Protocol

from flowc.manifests.expressions import evaluate_expression, roots, without_text
from flowc.manifests.flyte_messages import printed_message
from flowc.manifests.functions import FUNCTIONS
from flowc.manifests.marks import is_marked
from flowc.manifests.plain_data import is_dict, is_list, without_tuples


class Missing:
    """The value of a template that makes nothing."""


MISSING = Missing()


MAX_STEPS = 100_000
"""How many templates one evaluation may take, with those that fragments repeat."""

MAX_DEPTH = 200
"""How deep templates may nest, with the fragments that they use."""


class TemplateError(Exception):
    """A template cannot be evaluated: the manifest is wrong, or the values do not fit it."""


class Values(Protocol):
    """The variables of a template. A value is plain data, or something only its owner knows."""

    def variable(self, name: str) -> object:
        """Give a variable; raises `TemplateError` if there is none of that name."""
        ...

    def attribute(self, value: object, name: str) -> object:
        """Give an entry of a map or a field of a record; of null, null."""
        ...

    def opened(self, value: object) -> object:
        """Give an atom, or a list or dict whose items may be values again."""
        ...

    def plain(self, value: object) -> object:
        """Give plain data, whole."""
        ...

    def python_type(self, text: str) -> object:
        """Give the type that Python writes as `text`, with full names."""
        ...

    def new(self, name: str, arguments: dict[str, object]) -> object:
        """Give a new object of a class, named as the manifest names classes."""
        ...

    def unknown(self, reason: str) -> object:
        """Give up: a value is not known for a reason."""
        ...

    def call(self, name: str, arguments: list[object]) -> object:
        """Ask the compiler for what only it knows."""
        ...


_COPIES = re.compile(r"(?:orElse\s*\(|[\w.\s+,)])*")
"""Expressions that only put text together."""

_Directive = Callable[[dict[str, object], Mapping[str, object]], object]


class Evaluator:
    """Evaluates the templates of one manifest over some variables."""

    def __init__(self, values: Values, fragments: Mapping[str, object]) -> None:
        self._values = values
        self._fragments = fragments
        self._steps = 0
        self._depth = 0
        self._directives: dict[str, _Directive] = {
            "$if": self._if,
            "$each": self._each,
            "$map": self._map_of,
            "$merge": self._merge,
            "$join": self._join,
            "$omit": self._omit,
            "$use": self._use,
            "$message": self._message,
            "$type": self._type,
            "$new": self._new,
            "$unknown": self._unknown,
            "$call": self._call,
        }

    def evaluate(self, template: object, local: Mapping[str, object] | None = None) -> object:
        """Give what a template makes; `MISSING` if it makes nothing. Raises `TemplateError`."""
        self._steps += 1
        if self._steps > MAX_STEPS or self._depth > MAX_DEPTH:
            raise TemplateError("the template is nested too deep, or makes too much")
        self._depth += 1
        try:
            return self._evaluate(template, local or {})
        finally:
            self._depth -= 1

    def _evaluate(self, template: object, names: Mapping[str, object]) -> object:
        if isinstance(template, str):
            return self._text(template, names)
        if is_list(template):
            made = [self.evaluate(item, names) for item in template]
            return [item for item in made if item is not MISSING]
        if is_dict(template):
            for directive, evaluate in self._directives.items():
                if directive in template:
                    return evaluate(template, names)
            return self._map(template, names)
        return template

    def condition(self, expression: str, local: Mapping[str, object] | None = None) -> bool:
        """Give whether an expression is true; raises `TemplateError`."""
        value = self._expression(expression, local or {})
        if not isinstance(value, bool):
            raise TemplateError(f"`{expression}` is neither true nor false")
        return value

    def _text(self, text: str, local: Mapping[str, object]) -> object:
        if text.startswith(("@@", "==")):
            return text[1:]
        if text.startswith("@"):
            return self._path(text[1:], local)
        return self._expression(text[1:], local) if text.startswith("=") else text

    def _path(self, path: str, local: Mapping[str, object]) -> object:
        name, *rest = path.split(".")
        value = local[name] if name in local else self._values.variable(name)
        for part in rest:
            value = self._values.attribute(value, part)
        return value

    def _expression(self, expression: str, local: Mapping[str, object]) -> object:
        variables: dict[str, object] = {}
        for name, fields in roots(expression).items():
            value = local[name] if name in local else self._values.variable(name)
            if fields is None:
                variables[name] = self._values.plain(value)
            elif self._values.opened(value) is None:
                variables[name] = None
            else:
                read = {each: self._values.attribute(value, each) for each in fields}
                variables[name] = {each: self._values.plain(item) for each, item in read.items()}
        if is_marked(variables) and not _COPIES.fullmatch(without_text(expression)):
            raise TemplateError(f"`{expression}` makes more of a setting of packaging than a copy")
        lists = {name: without_tuples(value) for name, value in variables.items()}
        return evaluate_expression(expression, lists)

    def _map(self, template: dict[str, object], local: Mapping[str, object]) -> dict[str, object]:
        made = {key: self.evaluate(item, local) for key, item in template.items()}
        return {key: item for key, item in made.items() if item is not MISSING}

    def _if(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        holds = self.condition(_expect_text(template, "$if"), local)
        return self.evaluate(template.get("then" if holds else "else", MISSING), local)

    def _each(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        name = _expect_text(template, "as")
        items = self._items(template["$each"], local)
        return [self.evaluate(template.get("do"), {**local, name: item}) for item in items]

    def _map_of(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        name = _expect_text(template, "as")
        made: dict[str, object] = {}
        for item in self._items(template["$map"], local):
            names = {**local, name: item}
            key = self._values.plain(self.evaluate(template.get("key"), names))
            value = self.evaluate(template.get("value"), names)
            if not isinstance(key, str):
                raise TemplateError("a key that `$map` makes is no text")
            if value is not MISSING:
                made[key] = value
        return made

    def _items(self, template: object, local: Mapping[str, object]) -> list[object]:
        value = self._values.opened(self.evaluate(template, local))
        if is_dict(value):
            return [{"key": key, "value": item} for key, item in value.items()]
        if value is None or value is MISSING:
            return []
        if is_list(value):
            return value
        raise TemplateError("what is walked over is neither a list nor a map")

    def _parts(self, template: object, local: Mapping[str, object]) -> list[object]:
        if not is_list(template):
            raise TemplateError("a directive expects a list")
        made = [self._values.opened(self.evaluate(part, local)) for part in template]
        return [part for part in made if part is not None and part is not MISSING]

    def _merge(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        merged: dict[str, object] = {}
        for part in self._parts(template["$merge"], local):
            if not is_dict(part):
                raise TemplateError("`$merge` takes maps")
            merged.update(part)
        return merged

    def _join(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        joined: list[object] = []
        for part in self._parts(template["$join"], local):
            if not is_list(part):
                raise TemplateError("`$join` takes lists")
            joined.extend(part)
        return joined

    def _omit(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        made = self._values.opened(self.evaluate(template.get("of"), local))
        if not is_dict(made):
            raise TemplateError("`$omit` takes a map")
        only_nulls = template["$omit"] == "nulls"

        def is_kept(item: object) -> bool:
            opened = self._values.opened(item)
            return opened is not None if only_nulls else bool(opened)

        return {key: item for key, item in made.items() if is_kept(item)}

    def _use(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        name = _expect_text(template, "$use")
        if name not in self._fragments:
            raise TemplateError(f"there is no fragment `{name}`")
        given = template.get("with")
        names = dict(local)
        if is_dict(given):
            names |= {each: self.evaluate(item, local) for each, item in given.items()}
        return self.evaluate(self._fragments[name], names)

    def _message(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        made = without_tuples(self._values.plain(self.evaluate(template.get("of"), local)))
        if not is_dict(made):
            raise TemplateError("`$message` takes a map")
        try:
            return printed_message(_expect_text(template, "$message"), made)
        except ValueError as error:
            raise TemplateError(str(error)) from error

    def _type(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        return self._values.python_type(_expect_text(template, "$type"))

    def _new(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        given = template.get("with", {})
        if not is_dict(given):
            raise TemplateError("`with` of `$new` is a map")
        return self._values.new(_expect_text(template, "$new"), self._map(given, local))

    def _unknown(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        return self._values.unknown(_expect_text(template, "$unknown"))

    def _call(self, template: dict[str, object], local: Mapping[str, object]) -> object:
        given = template.get("with", [])
        if not is_list(given):
            raise TemplateError("`with` of `$call` is a list")
        made = [self.evaluate(each, local) for each in given]
        name = _expect_text(template, "$call")
        if (function := FUNCTIONS.get(name)) is not None:
            arguments = [self._values.plain(each) for each in made]
            if is_marked(arguments):
                raise TemplateError(f"`{name}` makes more of a setting of packaging than a copy")
            try:
                return function(*arguments)
            except (TypeError, ValueError) as error:
                raise TemplateError(f"`{name}`: {error}") from error
        return self._values.call(name, made)


def _expect_text(template: dict[str, object], key: str) -> str:
    value = template.get(key)
    if not isinstance(value, str):
        raise TemplateError(f"`{key}` of a template is no text")
    return value
