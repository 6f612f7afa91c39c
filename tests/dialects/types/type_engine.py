"""Ask flytekit's TypeEngine about types and values; runs under flytekit's interpreter.

Reads one JSON object a line from stdin: {"source", "annotation", "value"} (Python text; `value` may
be null), and answers each with one line: {"type"} or {"type_error"}; if there is a value, also
{"literal"} or {"literal_error"}, and {"parameter"} or {"parameter_error"} of a workflow that has it
as a default. All are protojson.
"""

from __future__ import annotations

import json
import logging
import sys
import typing
from collections.abc import Callable, Mapping
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


class _Parameters(Protocol):
    @property
    def parameters(self) -> Mapping[str, _Model]: ...


class _Cache(Protocol):
    def clear(self) -> None: ...


class _ContextManager(Protocol):
    def current_context(self) -> object: ...


class _Flytekit:
    """The parts of flytekit that answer."""

    def __init__(self) -> None:
        self.engine: _Engine = import_module("flytekit.core.type_engine").TypeEngine
        interfaces = vars(import_module("flytekit.core.interface"))
        self.to_interface: Callable[[object], object] = interfaces[
            "transform_function_to_interface"
        ]
        self.to_parameters: Callable[[object, object], _Parameters] = interfaces[
            "transform_inputs_to_parameters"
        ]
        self.manager: _ContextManager = import_module("flytekit").FlyteContextManager
        self.to_dict: Callable[[object], object] = import_module(
            "google.protobuf.json_format"
        ).MessageToDict
        self._literals: _Cache = vars(self.engine)["_LITERAL_CACHE"]
        self._typing: list[Callable[[], None]] = vars(typing)["_cleanups"]

    def forget(self) -> None:
        """Empty the caches: flytekit's knows classes by name, and every question has its own `m`.

        That of typing decides in which order the variants of a union are.
        """
        self._literals.clear()
        for clear in self._typing:
            clear()


def main() -> None:
    """Answer until stdin ends."""
    logging.disable(logging.CRITICAL)
    flytekit = _Flytekit()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        flytekit.forget()
        sys.stdout.write(json.dumps(_answer(json.loads(line), flytekit)) + "\n")
        sys.stdout.flush()


def _answer(question: dict[str, str | None], flytekit: _Flytekit) -> Answer:
    module = ModuleType("m")
    sys.modules["m"] = module
    names = vars(module)
    value = question["value"]
    try:
        source = f"{question['source']}\ndef _probe(x: {question['annotation']}): ...\n"
        # This file's own future imports must not reach the source.
        exec(compile(source, "m.py", "exec", dont_inherit=True), names)
        annotation = typing.get_type_hints(names["_probe"], include_extras=True)["x"]
        type_ = flytekit.engine.to_literal_type(annotation)
        answer: Answer = {"type": flytekit.to_dict(type_.to_flyte_idl())}
    except Exception as error:  # noqa: BLE001 - whatever flytekit raises is the answer
        return {"type_error": _spell(error)}
    if value is not None:
        context = flytekit.manager.current_context()
        try:
            given = eval(value, names)
            literal = flytekit.engine.to_literal(context, given, annotation, type_)
            answer["literal"] = flytekit.to_dict(literal.to_flyte_idl())
        except Exception as error:  # noqa: BLE001 - whatever flytekit raises is the answer
            answer["literal_error"] = _spell(error)
        try:
            answer["parameter"] = _parameter(names, question["annotation"], value, flytekit)
        except Exception as error:  # noqa: BLE001 - whatever flytekit raises is the answer
            answer["parameter_error"] = _spell(error)
    return answer


def _parameter(
    names: dict[str, object], annotation: str | None, value: str, flytekit: _Flytekit
) -> object:
    text = f"def _defaulted(x: {annotation} = {value}): ...\n"
    exec(compile(text, "m.py", "exec", dont_inherit=True), names)
    interface = flytekit.to_interface(names["_defaulted"])
    made = flytekit.to_parameters(flytekit.manager.current_context(), interface)
    return flytekit.to_dict(made.parameters["x"].to_flyte_idl())


def _spell(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


if __name__ == "__main__":
    main()
