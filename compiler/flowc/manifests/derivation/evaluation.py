"""Reads expressions as what they make."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence
from typing import Protocol

from flowc.manifests.derivation.calls import external_call, method_call
from flowc.manifests.derivation.conditions import compared, truth
from flowc.manifests.derivation.sources import Definition, Module, Package, dotted
from flowc.manifests.derivation.symbols import (
    Choice,
    Each,
    Elsewhere,
    Formula,
    Instance,
    Items,
    Lost,
    Record,
    Symbol,
    chosen,
    constant,
    expression,
    negated,
    path,
)
from flowc.manifests.flyte_messages import enum_number
from flowc.manifests.known_names import OF_BASES, OF_SETTINGS

Names = dict[str, Symbol]


class Caller(Protocol):
    """Follows functions; `calls` collects what `super().__init__` is given."""

    package: Package
    calls: list[Names]

    def run(self, function: ast.FunctionDef, module: Module, names: Names) -> Symbol | None:
        """Give what a function returns over some arguments."""
        ...

    def value(self, node: ast.expr, module: Module) -> Symbol:
        """Give the value of an expression of a module."""
        ...

    def instantiate(
        self, cls: Definition, arguments: Names, positional: Sequence[Symbol]
    ) -> Symbol:
        """Give an object of a class of the package."""
        ...

    def method(self, cls: Definition, name: str) -> tuple[ast.FunctionDef, Definition] | None:
        """Find a method of a class."""
        ...

    def lineage(self, cls: Definition) -> list[Definition]:
        """Give a class and those it derives from."""
        ...

    def bound(
        self,
        function: ast.FunctionDef,
        holder: Definition,
        positional: Sequence[Symbol],
        keywords: Mapping[str, Symbol],
    ) -> Names:
        """Bind arguments to parameters."""
        ...


class Evaluation:
    """Gives the values of expressions over some names of a function and its module."""

    def __init__(self, reader: Caller, module: Module, names: Names) -> None:
        self._reader = reader
        self._module = module
        self.names: Names = names

    def value(self, node: ast.expr) -> Symbol:
        """Give the value of an expression."""
        match node:
            case ast.Constant(value=value):
                is_plain = value is None or isinstance(value, (bool, int, float, str))
                return constant(value) if is_plain else self._lost(node)
            case ast.Name(id=name):
                return self._name(name, node)
            case ast.Attribute(value=owner, attr=name):
                return self.attribute(self.value(owner), name, node)
            case ast.Dict(keys=keys, values=values):
                return self._dict(keys, values, node)
            case ast.List(elts=items) | ast.Tuple(elts=items):
                return Items(tuple(self.value(item) for item in items))
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return self._choice(test, body, orelse, node)
            case ast.BoolOp() | ast.Compare() | ast.UnaryOp(op=ast.Not()):
                return self._condition(node)
            case ast.Subscript(value=owner, slice=key):
                return self._subscript(self.value(owner), self.value(key), node)
            case ast.JoinedStr(values=parts):
                return self._text(parts, node)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._binary(left, "+", right, node)
            case ast.Call():
                return self._call(node)
            case ast.ListComp():
                return self._comprehension(node)
            case _:
                return self._lost(node)

    def _lost(self, node: ast.expr) -> Lost:
        return Lost(f"`{ast.unparse(node)[:80]}` is not followed", node.lineno)

    def _name(self, name: str, node: ast.expr) -> Symbol:
        if name in self.names:
            return self.names[name]
        return self._global(name, node)

    def _global(self, name: str, node: ast.expr) -> Symbol:
        found = self._reader.package.resolve(self._module, name)
        if isinstance(found, str):
            return Elsewhere(found)
        if isinstance(found.node, ast.expr):
            return self._reader.value(found.node, found.module)
        return found

    def attribute(self, owner: Symbol, name: str, node: ast.expr) -> Symbol:
        """Read an attribute."""
        match owner:
            case Elsewhere(name=full):
                if (number := enum_number(full, name)) is not None:
                    return constant(number)
                found = self._reader.package.find(f"{full}.{name}")
                if isinstance(found, Definition) and isinstance(found.node, ast.expr):
                    return self._reader.value(found.node, found.module)
                return found if isinstance(found, Definition) else Elsewhere(f"{full}.{name}")
            case Formula(cel="settings.entrypoint"):
                return owner if name == "path" else self._lost(node)
            case Formula(cel=cel, template=str(template)) if cel and template.startswith("@"):
                if cel == "settings":
                    known = name.removesuffix("_settings")
                    return path(f"{cel}.{known}") if known in OF_SETTINGS else self._lost(node)
                return path(f"{cel}.{name}")
            case Record(entries=entries):
                return entries.get(name, constant(None))
            case Choice(condition=condition, then=then, otherwise=otherwise):
                parts = [each and self.attribute(each, name, node) for each in (then, otherwise)]
                return chosen(condition, parts[0], parts[1]) or constant(None)
            case Instance():
                return self._of_instance(owner, name, node)
            case Definition():
                return self._of_class(owner, name, node)
            case Lost():
                return owner
            case _:
                return self._lost(node)

    def _of_instance(self, owner: Instance, name: str, node: ast.expr) -> Symbol:
        if name in owner.fields:
            return owner.fields[name]
        method = self._reader.method(owner.cls, name)
        if method is not None and _is_property(method[0]):
            function, holder = method
            made = self._reader.run(function, holder.module, {"self": owner})
            return made or constant(None)
        found = self._of_class(owner.cls, name, node)
        return path(name) if isinstance(found, Lost) and name in OF_BASES else found

    def _of_class(self, cls: Definition, name: str, node: ast.expr) -> Symbol:
        for each in self._reader.lineage(cls):
            if not isinstance(each.node, ast.ClassDef):
                continue
            for statement in each.node.body:
                match statement:
                    case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                        return self._reader.value(value, each.module)
                    case _:
                        pass
        return self._lost(node)

    def _dict(
        self, keys: Sequence[ast.expr | None], values: Sequence[ast.expr], node: ast.expr
    ) -> Symbol:
        made = Record()
        for key, value in zip(keys, values, strict=True):
            held = self.value(value)
            if key is None:
                if not isinstance(held, Record):
                    return self._lost(node)
                made.entries |= held.entries
                continue
            known = self.value(key)
            if not isinstance(known, Formula) or not isinstance(known.template, str):
                return self._lost(node)
            made.entries[known.template] = held
        return made

    def _choice(self, test: ast.expr, body: ast.expr, orelse: ast.expr, node: ast.expr) -> Symbol:
        condition = truth(self.value(test))
        if not condition:
            return self._lost(node)
        if condition in ("true", "false"):
            return self.value(body if condition == "true" else orelse)
        return chosen(condition, self.value(body), self.value(orelse)) or constant(None)

    def _condition(self, node: ast.expr) -> Symbol:
        match node:
            case ast.UnaryOp(operand=operand):
                held = truth(self.value(operand))
                return expression(negated(held)) if held else self._lost(node)
            case ast.Compare(left=left, ops=[operator], comparators=[right]):
                made = compared(self.value(left), operator, self.value(right))
                return made or self._lost(node)
            case ast.BoolOp(op=ast.Or(), values=[first, second]):
                return self._or(self.value(first), self.value(second), node)
            case ast.BoolOp(op=operator, values=values):
                parts = [truth(self.value(value)) for value in values]
                word = " && " if isinstance(operator, ast.And) else " || "
                return (
                    expression(word.join(map(_braced, parts))) if all(parts) else self._lost(node)
                )
            case _:
                return self._lost(node)

    def _or(self, first: Symbol, second: Symbol, node: ast.expr) -> Symbol:
        match first, second:
            case Formula(cel=one), Formula(cel=other) if one and other:
                is_test = any(sign in f"{one}{other}" for sign in ("==", "!=", "(", "&&"))
                if is_test:
                    return expression(f"{_braced(truth(first))} || {_braced(truth(second))}")
                return expression(f"orElse({one}, {other})")
            case Formula(), Instance():
                return first
            case _:
                return self._lost(node)

    def _subscript(self, owner: Symbol, key: Symbol, node: ast.expr) -> Symbol:
        match owner, key:
            case Record(entries=entries), Formula(template=str(name)) if name in entries:
                return entries[name]
            case Formula(cel=cel), Formula(template=str(name)) if cel and name.isidentifier():
                return path(f"{cel}.{name}")
            case _:
                return self._lost(node)

    def _text(self, parts: Sequence[ast.expr], node: ast.expr) -> Symbol:
        made: list[str] = []
        for part in parts:
            inner = part.value if isinstance(part, ast.FormattedValue) else part
            held = self.value(inner)
            if not isinstance(held, Formula) or not held.cel:
                return self._lost(node)
            made.append(held.cel if inner is part else f"text({held.cel})")
        return expression(" + ".join(made)) if made else constant("")

    def _binary(self, left: ast.expr, sign: str, right: ast.expr, node: ast.expr) -> Symbol:
        first, second = self.value(left), self.value(right)
        if isinstance(first, Items) and isinstance(second, Items):
            return Items((*first.items, *second.items))
        if isinstance(first, Formula) and isinstance(second, Formula) and first.cel and second.cel:
            return expression(f"{first.cel} {sign} {second.cel}")
        return self._lost(node)

    def _call(self, node: ast.Call) -> Symbol:
        positional = [self.value(argument) for argument in node.args]
        keywords: Names = {}
        for keyword in node.keywords:
            held = self.value(keyword.value)
            if keyword.arg is not None:
                keywords[keyword.arg] = held
            elif isinstance(held, Record):
                keywords |= held.entries
        if _is_super(node.func):
            return self._super(node, positional, keywords)
        if isinstance(node.func, ast.Attribute):
            owner = self.value(node.func.value)
            found = self._method(owner, node.func.attr, positional, keywords)
            if found is not None:
                return found
        function = self.value(node.func)
        match function:
            case Definition(node=ast.FunctionDef() as inner):
                names = self._reader.bound(inner, function, positional, keywords)
                return self._reader.run(inner, function.module, names) or constant(None)
            case Definition(node=ast.ClassDef()):
                return self._reader.instantiate(function, keywords, positional)
            case Elsewhere(name=full):
                return external_call(full, positional, keywords) or self._lost(node)
            case _:
                return function if isinstance(function, Lost) else self._lost(node)

    def _method(
        self, owner: Symbol, name: str, positional: list[Symbol], keywords: Names
    ) -> Symbol | None:
        if isinstance(owner, Choice):
            parts = [
                each and self._method(each, name, positional, keywords)
                for each in (owner.then, owner.otherwise)
            ]
            return chosen(owner.condition, parts[0], parts[1])
        if isinstance(owner, Instance):
            method = self._reader.method(owner.cls, name)
            if method is None:
                return None
            function, holder = method
            is_static = any(dotted(d) == "staticmethod" for d in function.decorator_list)
            given = positional if is_static else [owner, *positional]
            names = self._reader.bound(function, holder, given, keywords)
            return self._reader.run(function, holder.module, names) or constant(None)
        return method_call(owner, name, positional)

    def _super(self, node: ast.Call, positional: list[Symbol], keywords: Names) -> Symbol:
        owner = self.names.get("self")
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if name in ("get_custom", "get_config") and isinstance(owner, Instance):
            return self._of_base(owner, name, positional)
        if name != "__init__":
            return self._lost(node)
        if isinstance(owner, Instance):
            bases = self._reader.lineage(owner.cls)[1:]
            for base in bases:
                init = self._reader.method(base, "__init__")
                if init is not None:
                    function, holder = init
                    names = self._reader.bound(function, holder, [owner, *positional], keywords)
                    self._reader.run(function, holder.module, names)
                    return constant(None)
            given = dict(keywords)
            for key, value in zip(("task_config", "task_function"), positional, strict=False):
                given.setdefault(key, value)
            self._reader.calls.append(given)
            for key in ("task_config",):
                if key in given:
                    owner.fields.setdefault("task_config", given[key])
                    owner.fields.setdefault("_task_config", given[key])
        return constant(None)

    def _of_base(self, owner: Instance, name: str, positional: list[Symbol]) -> Symbol:
        """Give what a method of the base gives; flytekit's own give nothing."""
        for base in self._reader.lineage(owner.cls)[1:]:
            found = self._reader.method(base, name)
            if found is not None:
                function, holder = found
                names = self._reader.bound(function, holder, [owner, *positional], {})
                return self._reader.run(function, holder.module, names) or constant(None)
        return Record()

    def _comprehension(self, node: ast.ListComp) -> Symbol:
        match node.generators:
            case [ast.comprehension(target=ast.Name(id=name), iter=over, ifs=[])]:
                return self._mapped(self.value(over), name, node)
            case _:
                return self._lost(node)

    def _mapped(self, items: Symbol, name: str, node: ast.ListComp) -> Symbol:
        frame = Evaluation(self._reader, self._module, dict(self.names))
        match items:
            case Items(items=known):
                made: list[Symbol] = []
                for item in known:
                    frame.names[name] = item
                    made.append(frame.value(node.elt))
                return Items(tuple(made))
            case Each(items=over, name=inner, made=each):
                frame.names[name] = each
                return Each(over, inner, frame.value(node.elt))
            case Formula(cel=cel) if cel:
                frame.names[name] = path(name)
                return Each(items, name, frame.value(node.elt))
            case _:
                return self._lost(node)


def _is_property(function: ast.FunctionDef) -> bool:
    return any(dotted(each).endswith("property") for each in function.decorator_list)


def _is_super(function: ast.expr) -> bool:
    match function:
        case ast.Attribute(value=ast.Call(func=ast.Name(id="super"))):
            return True
        case _:
            return False


def _braced(cel: str) -> str:
    return f"({cel})" if " || " in cel or " && " in cel or " ? " in cel else cel
