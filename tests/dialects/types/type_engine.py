"""Ask flytekit's TypeEngine about types and values; runs under flytekit's interpreter.

Reads one JSON object a line from stdin: {"source", "annotation", "value"} (Python text; `value` may
be null), and answers each with one line: {"type"} or {"type_error"}, and {"literal"} or
{"literal_error"} if there is a value. Types and literals are protojson.
"""

from __future__ import annotations

import json
import logging
import sys
import typing
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Protocol

Answer = dict[str, object]


class _Model(Protocol):
    def to_flyte_idl(self) -> object: ...


class _Engine(Protocol):
    def to_literal_type(self, python_type: object) -> _Model: ...

    def to_literal(
        self, ctx: object, python_val: object, python_type: object, expected: object
    ) -> _Model: ...


class _Cache(Protocol):
    def clear(self) -> None: ...


class _ContextManager(Protocol):
    def current_context(self) -> object: ...


def main() -> None:
    """Answer until stdin ends."""
    logging.disable(logging.CRITICAL)
    engine: _Engine = import_module("flytekit.core.type_engine").TypeEngine
    cache: _Cache = vars(engine)["_LITERAL_CACHE"]
    manager: _ContextManager = import_module("flytekit").FlyteContextManager
    to_dict: Callable[[object], object] = import_module("google.protobuf.json_format").MessageToDict
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        question: dict[str, str | None] = json.loads(line)
        # The cache knows classes by name, and every question has its own `m`.
        cache.clear()
        answer = _answer(question, engine, manager, to_dict)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _answer(
    question: dict[str, str | None],
    engine: _Engine,
    manager: _ContextManager,
    to_dict: Callable[[object], object],
) -> Answer:
    module = ModuleType("m")
    sys.modules["m"] = module
    names = vars(module)
    try:
        source = f"{question['source']}\ndef _probe(x: {question['annotation']}): ...\n"
        # This file's own future imports must not reach the source.
        exec(compile(source, "m.py", "exec", dont_inherit=True), names)
        annotation = typing.get_type_hints(names["_probe"], include_extras=True)["x"]
        type_ = engine.to_literal_type(annotation)
        answer: Answer = {"type": to_dict(type_.to_flyte_idl())}
    except Exception as error:  # noqa: BLE001 - whatever flytekit raises is the answer
        return {"type_error": f"{type(error).__name__}: {error}"}
    if question["value"] is not None:
        try:
            value = eval(question["value"], names)
            literal = engine.to_literal(manager.current_context(), value, annotation, type_)
            answer["literal"] = to_dict(literal.to_flyte_idl())
        except Exception as error:  # noqa: BLE001 - whatever flytekit raises is the answer
            answer["literal_error"] = f"{type(error).__name__}: {error}"
    return answer


if __name__ == "__main__":
    main()
