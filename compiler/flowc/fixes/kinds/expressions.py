"""The type of an expression, as it would be written in its file; only where it is certain."""

from __future__ import annotations

from collections.abc import Iterator

import libcst as cst

from flowc.fixes.parsed import Parsed, below

_LITERALS: dict[type[cst.BaseExpression], str] = {cst.Integer: "int", cst.Float: "float"}
_BUILTINS = {
    "bool": "bool", "float": "float", "int": "int", "isinstance": "bool", "len": "int",
    "repr": "str", "str": "str",
}  # fmt: skip
"""What calls of these give, whatever they are given."""
_NUMBERS = ("int", "float")
_AT_TOP = 3
"""How many nodes are around the target of an assignment of the module: it, its line, the module."""
_BINDING = (cst.For, cst.AugAssign, cst.AnnAssign, cst.NamedExpr, cst.AsName, cst.Del)
_DATETIME = ("datetime", "timedelta", "date")


class Types:
    """Tells types of expressions within one function of a file."""

    def __init__(self, parsed: Parsed, function: cst.FunctionDef | None) -> None:
        self._parsed = parsed
        self._function = function
        self._asked: set[str] = set()

    def of(self, value: cst.BaseExpression) -> str:
        """Give the type of an expression; empty if it is not certain."""
        match value:
            case cst.Name(value=name):
                return self._name(name)
            case cst.SimpleString() | cst.ConcatenatedString():
                return "bytes" if isinstance(value.evaluated_value, bytes) else "str"
            case cst.FormattedString():
                return "str"
            case cst.UnaryOperation(operator=cst.Not()):
                return "bool"
            case cst.UnaryOperation(operator=cst.Minus() | cst.Plus(), expression=inner):
                type_ = self.of(inner)
                return type_ if type_ in _NUMBERS else ""
            case cst.BinaryOperation():
                return self._computed(value)
            case cst.Comparison():
                return self._compared(value)
            case cst.Tuple(elements=elements):
                return self._several([each.value for each in elements])
            case cst.List(elements=elements):
                return self._list([each.value for each in elements])
            case cst.Call():
                return self._call(value)
            case cst.Attribute(value=cst.Name(value=name)):
                return self._member(name)
            case _:
                return _LITERALS.get(type(value), "")

    def _name(self, name: str) -> str:
        """Give the type of a name that is a parameter, or is given a value once."""
        if name in ("True", "False"):
            return "bool"
        if name == "None" or name in self._asked:
            return ""
        self._asked.add(name)
        try:
            function = self._function
            given = [] if function is None else [*self._given(function, name)]
            declared = "" if function is None else self._declared(function, name)
            if declared:
                return "" if given else declared
            given = given or [*self._constants(name)]
            return self.of(given[0]) if len(given) == 1 and given[0] is not None else ""
        finally:
            self._asked.discard(name)

    def _constants(self, name: str) -> Iterator[cst.BaseExpression | None]:
        """Give what a name is set to anywhere in the file, if that is at its top."""
        for target in self._parsed.all(cst.AssignTarget):
            if not isinstance(target.target, cst.Name) or target.target.value != name:
                continue
            assigned = self._parsed.parent(target)
            depth = sum(1 for _ in self._parsed.around(target))
            match assigned:
                case cst.Assign(targets=[_], value=value) if depth == _AT_TOP:
                    yield value
                case _:
                    yield None

    def _declared(self, function: cst.FunctionDef, name: str) -> str:
        """Give the annotation of a parameter, not of those that take several."""
        parameters = function.params
        every = (*parameters.posonly_params, *parameters.params, *parameters.kwonly_params)
        for each in every:
            if each.name.value == name and each.annotation is not None:
                return self._parsed.code(each.annotation.annotation)
        return ""

    def _given(self, function: cst.FunctionDef, name: str) -> Iterator[cst.BaseExpression | None]:
        """Give what a name is set to in the function; None where that is not one expression."""
        body = function.body
        for target in below(body, cst.AssignTarget):
            assigned = self._parsed.parent(target)
            match target.target, assigned:
                case cst.Name(value=written), cst.Assign(targets=[_], value=value):
                    if written == name:
                        yield value
                case _:
                    yield from _names(target.target, name)
        for kind in _BINDING:
            for node in below(body, kind):
                yield from _names(_bound_by(node), name)
        for inner in below(body, cst.FunctionDef):
            yield from _names(inner.name, name)

    def _computed(self, value: cst.BinaryOperation) -> str:
        left, right = self.of(value.left), self.of(value.right)
        match value.operator:
            case cst.Add() | cst.Subtract() | cst.Multiply():
                if left in _NUMBERS and right in _NUMBERS:
                    return "int" if left == right == "int" else "float"
                is_text = left == right == "str" and isinstance(value.operator, cst.Add)
                return "str" if is_text else ""
            case cst.Divide():
                return "float" if left in _NUMBERS and right in _NUMBERS else ""
            case cst.FloorDivide() | cst.Modulo():
                if left == "str" and isinstance(value.operator, cst.Modulo):
                    return "str"
                return "int" if left == right == "int" else ""
            case _:
                return ""

    def _compared(self, value: cst.Comparison) -> str:
        """Tell of comparisons of plain values; others may give anything."""
        plain = (*_NUMBERS, "str", "bool", "bytes")
        operators = [each.operator for each in value.comparisons]
        if all(isinstance(each, (cst.Is, cst.IsNot, cst.In, cst.NotIn)) for each in operators):
            return "bool"
        sides = [value.left, *(each.comparator for each in value.comparisons)]
        return "bool" if all(self.of(side) in plain for side in sides) else ""

    def _several(self, values: list[cst.BaseExpression]) -> str:
        types = [*map(self.of, values)]
        return f"tuple[{', '.join(types)}]" if len(types) > 1 and all(types) else ""

    def _list(self, values: list[cst.BaseExpression]) -> str:
        types = {*map(self.of, values)}
        return f"list[{types.pop()}]" if len(types) == 1 and "" not in types else ""

    def _call(self, value: cst.Call) -> str:
        match value.func:
            case cst.Name(value=name):
                return self._called(name)
            case cst.Attribute(value=cst.SimpleString(), attr=cst.Name(value="format" | "join")):
                return "str"
            case _:
                return ""

    def _called(self, name: str) -> str:
        """Give what a function of this file declares, or the class itself."""
        functions = [f for f in self._parsed.all(cst.FunctionDef) if f.name.value == name]
        classes = [c for c in self._parsed.all(cst.ClassDef) if c.name.value == name]
        imported = {*self._imported()}
        if self._is_set(name):
            return ""
        if not functions and not classes and name not in imported:
            return _BUILTINS.get(name, "")
        if len(functions) == 1 and not classes and name not in imported:
            returns = functions[0].returns
            return "" if returns is None else self._parsed.code(returns.annotation)
        if len(classes) == 1 and not functions and name not in imported:
            is_global = isinstance(self._parsed.parent(classes[0]), cst.Module)
            return name if is_global else ""
        is_datetime = imported & {name} and name in _DATETIME and not functions and not classes
        return name if is_datetime and self._is_from_datetime(name) else ""

    def _is_set(self, name: str) -> bool:
        """Tell whether a name is a parameter or is set anywhere in the file."""
        targets = [each.target for each in self._parsed.all(cst.AssignTarget)]
        targets += [each.name for each in self._parsed.all(cst.Param)]
        return any(isinstance(each, cst.Name) and each.value == name for each in targets)

    def _member(self, name: str) -> str:
        """Give an enum of this file, of which a member is named."""
        classes = [c for c in self._parsed.all(cst.ClassDef) if c.name.value == name]
        bases = [base.value for each in classes for base in each.bases]
        is_enum = any(isinstance(each, cst.Name) and each.value.endswith("Enum") for each in bases)
        return self._called(name) if is_enum else ""

    def _imported(self) -> Iterator[str]:
        for alias in self._parsed.all(cst.ImportAlias):
            yield alias.evaluated_alias or alias.evaluated_name.partition(".")[0]

    def _is_from_datetime(self, name: str) -> bool:
        for node in self._parsed.all(cst.ImportFrom):
            match node:
                case cst.ImportFrom(module=cst.Name(value="datetime"), names=[*names]):
                    if any(each.evaluated_name == name and not each.asname for each in names):
                        return True
                case _:
                    pass
        return False


def _bound_by(node: cst.CSTNode) -> cst.CSTNode:
    """Give what a statement or an expression binds."""
    match node:
        case cst.For() | cst.AugAssign() | cst.AnnAssign() | cst.NamedExpr() | cst.Del():
            return node.target
        case cst.AsName():
            return node.name
        case _:
            return node


def _names(target: cst.CSTNode, name: str) -> Iterator[None]:
    for each in below(target, cst.Name):
        if each.value == name:
            yield None
