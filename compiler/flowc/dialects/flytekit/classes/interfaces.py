"""Interfaces as objects: from the dicts of an `Interface` to the ports of an entity."""

from __future__ import annotations

from collections.abc import Mapping
from keyword import iskeyword

from flowc.dialects.flytekit.codes import WRONG_SETTING
from flowc.dialects.flytekit.entity import Port, PythonInterface
from flowc.dialects.flytekit.interface import function_interface, output_docs
from flowc.dialects.flytekit.session import Session, mistake
from flowc.dialects.flytekit.settings.docstrings import Docstring, parse_docstring
from flowc.dialects.flytekit.settings.reading import flag, is_none, need, text
from flowc.dialects.flytekit.tasks.declared import declared_port, declared_types
from flowc.frontend.interpreter.context import Context
from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.signals import Lost
from flowc.frontend.interpreter.values import (
    NONE,
    DictValue,
    FunctionValue,
    InstanceValue,
    Known,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span


class TypedInterface(Extension):
    """The interface of a task as the backend will know it, and the `Interface` it was made of."""

    __slots__ = ("interface", "origin")

    def __init__(self, interface: PythonInterface, origin: Value) -> None:
        self.interface = interface
        self.origin = origin

    def describe(self) -> str:
        """Say what this is."""
        return "a `TypedInterface`"


def typed_interface(session: Session, value: Value, span: Span) -> Value:
    """Give the typed interface of an `Interface` object, None for None; raises `Lost`."""
    if is_none(value):
        return TypedInterface(PythonInterface(), NONE)
    machine = session.machine
    docstring = _docstring(machine, machine.attribute(value, "docstring", span), span)
    made = PythonInterface(has_docstring=docstring is not None)
    made.tuple_name = (
        text(machine.attribute(value, "output_tuple_name", span), "`output_tuple_name`", span) or ""
    )
    described = {} if docstring is None else docstring.inputs
    inputs = machine.attribute(value, "inputs_with_defaults", span)
    for name, given in declared_types(inputs, "`inputs`", span).items():
        port = _input_port(session, name, given, span)
        if name in described:
            port.doc = described[name] or ""
        made.inputs[name] = port
    outputs = declared_types(machine.attribute(value, "outputs", span), "`outputs`", span)
    about = output_docs(docstring, outputs)
    for name, annotation in outputs.items():
        made.outputs[name] = declared_port(session, name, annotation, span)
        made.outputs[name].doc = about.get(name)
    return TypedInterface(made, value)


def _docstring(context: Context, value: Value, span: Span) -> Docstring | None:
    if is_none(value):
        return None
    need(value)
    if not isinstance(value, InstanceValue):
        raise Lost(Unknown("the docstring of an interface is not followed", span))
    return parse_docstring(text(context.attribute(value, "_text", span), "a docstring", span))


def _input_port(session: Session, name: str, given: Value, span: Span) -> Port:
    need(given)
    if not isinstance(given, TupleValue) or len(given.items) < 2:
        raise Lost(Unknown(f"input `{name}` of an interface is not followed", span))
    default = need(given.items[1])
    return declared_port(session, name, given.items[0], span, None if is_none(default) else default)


def type_and_default(value: Value) -> Value:
    """Give an input as a pair; a tuple of two or more is one already."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, TupleValue) and value.cls is None and len(value.items) > 1:
        return value
    return TupleValue((value, NONE))


def check_output_names(value: Value, span: Span) -> None:
    """Refuse names of outputs that cannot be fields of a named tuple."""
    for name in declared_types(value, "`outputs`", span):
        if not name.isidentifier() or iskeyword(name) or name.startswith("_"):
            mistake(
                WRONG_SETTING,
                span,
                f"`{name}` cannot be the name of an output",
                hint="use an identifier that starts with a letter",
                exception="ValueError",
            )


def interface_parts(session: Session, function: FunctionValue, pickle_untyped: Value) -> Value:
    """Give inputs, outputs and tuple name of a function as an `Interface` takes them."""
    untyped = flag(pickle_untyped, "`pickle_untyped`", function.span) or False
    docstring = parse_docstring(function.doc)
    made = function_interface(session, function, docstring, pickle_untyped=untyped)
    inputs = {
        name: TupleValue((port.annotation, port.default or NONE))
        for name, port in made.inputs.items()
    }
    outputs = {name: port.annotation for name, port in made.outputs.items()}
    tuple_name = Known(made.tuple_name) if made.tuple_name else NONE
    return TupleValue((as_dict(inputs), as_dict(outputs), tuple_name))


def as_dict(names: Mapping[str, Value]) -> DictValue:
    """Give a dict with string keys."""
    return DictValue({name: (Known(name), value) for name, value in names.items()})
