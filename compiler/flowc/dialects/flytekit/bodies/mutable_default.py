"""The default of an input is a list, dict or set."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.dialects.flytekit.entity import PythonInterface
from flowc.frontend.interpreter.values import DictValue, ListValue, SetValue, Value
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("mutable-default", Severity.WARNING, "the default of an input can be changed")


def find(body: Body, interface: PythonInterface) -> Iterator[Diagnostic]:
    """Find defaults that all calls of the function share, however they are written."""
    for parameter, default in body.defaults():
        port = interface.inputs.get(parameter.arg)
        if _is_mutable(default) or (port is not None and _is_container(port.default)):
            yield CODE.at(
                body.span(parameter),
                f"the default of `{parameter.arg}` is one object, which all calls share and may "
                "change",
                hint=f"write `{parameter.arg}: Optional[…] = None`, and make it in the body",
            )


def _is_container(default: Value | None) -> bool:
    match default:
        case ListValue() | DictValue():
            return True
        case SetValue(frozen=frozen):
            return not frozen
        case _:
            return False


def _is_mutable(default: ast.expr) -> bool:
    match default:
        case ast.List() | ast.Dict() | ast.Set():
            return True
        case ast.ListComp() | ast.DictComp() | ast.SetComp():
            return True
        case ast.Call(func=ast.Name(id="list" | "dict" | "set")):
            return True
        case _:
            return False
