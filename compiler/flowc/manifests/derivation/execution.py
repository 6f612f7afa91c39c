"""Reads functions as what they make: their statements are followed, and never run."""

from __future__ import annotations

import ast
from collections.abc import Mapping, Sequence

from flowc.manifests.derivation.conditions import joined, truth
from flowc.manifests.derivation.evaluation import Evaluation, Names
from flowc.manifests.derivation.sources import Definition, Module, Package, dotted
from flowc.manifests.derivation.symbols import (
    Each,
    Formula,
    Instance,
    Items,
    Lost,
    Record,
    Symbol,
    chosen,
    constant,
    negated,
    path,
)

MAX_DEPTH = 20
"""How deep functions may call one another."""

MAX_RUNS = 2_000
"""How many calls of functions are followed for one class."""

SAID = ("warn(", "warnings.", "logger.", "logging.", "print(")
"""How statements begin that only tell people something."""

RAISED = Lost("it raises", 0)
"""What a function gives that does not end."""


class Reader:
    """Follows the functions of one package.

    `raises` collects under which conditions a call fails, `calls` what `super().__init__` is given.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.raises: list[tuple[str, int]] = []
        self.calls: list[Names] = []
        self.lost: list[Lost] = []
        self._depth = 0
        self._runs = 0

    def run(self, function: ast.FunctionDef, module: Module, names: Names) -> Symbol | None:
        """Give what a function returns over some arguments."""
        self._runs += 1
        if self._depth >= MAX_DEPTH or self._runs > MAX_RUNS:
            return Lost("functions call one another too deep", function.lineno)
        self._depth += 1
        try:
            return _Frame(self, module, names).block(function.body, "true")
        finally:
            self._depth -= 1

    def value(self, node: ast.expr, module: Module) -> Symbol:
        """Give the value of an expression of a module."""
        return _Frame(self, module, {}).value(node)

    def instantiate(
        self, cls: Definition, arguments: Names, positional: Sequence[Symbol]
    ) -> Symbol:
        """Give an object of a class of the package."""
        made = Instance(cls)
        if not isinstance(cls.node, ast.ClassDef):
            return made
        init = self.method(cls, "__init__")
        if init is None:
            fields = [s for s in cls.node.body if isinstance(s, ast.AnnAssign)]
            names = [f.target.id for f in fields if isinstance(f.target, ast.Name)]
            for field, name in zip(fields, names, strict=False):
                if field.value is not None:
                    made.fields[name] = self.value(field.value, cls.module)
            made.fields |= {**dict(zip(names, positional, strict=False)), **arguments}
            return made
        function, holder = init
        calls = len(self.calls)
        self.run(
            function, holder.module, self.bound(function, holder, [made, *positional], arguments)
        )
        del self.calls[calls:]
        return made

    def method(self, cls: Definition, name: str) -> tuple[ast.FunctionDef, Definition] | None:
        """Find a method of a class or of those it derives from, in the package."""
        for each in self.lineage(cls):
            if isinstance(each.node, ast.ClassDef):
                for statement in each.node.body:
                    if isinstance(statement, ast.FunctionDef) and statement.name == name:
                        return statement, each
        return None

    def lineage(self, cls: Definition, depth: int = 0) -> list[Definition]:
        """Give a class and those it derives from, as far as the package has them."""
        found = [cls]
        if isinstance(cls.node, ast.ClassDef) and depth < MAX_DEPTH:
            for base in cls.node.bases:
                named = base.value if isinstance(base, ast.Subscript) else base
                inner = self.package.resolve(cls.module, dotted(named))
                if isinstance(inner, Definition):
                    found += self.lineage(inner, depth + 1)
        return found

    def bound(
        self,
        function: ast.FunctionDef,
        holder: Definition,
        positional: Sequence[Symbol],
        keywords: Mapping[str, Symbol],
    ) -> Names:
        """Bind arguments to parameters."""
        parameters = [*function.args.posonlyargs, *function.args.args]
        names: Names = {}
        defaults = function.args.defaults
        for parameter, default in zip(
            parameters[len(parameters) - len(defaults) :], defaults, strict=True
        ):
            names[parameter.arg] = self.value(default, holder.module)
        for parameter, held in zip(
            function.args.kwonlyargs, function.args.kw_defaults, strict=True
        ):
            names |= {} if held is None else {parameter.arg: self.value(held, holder.module)}
        names |= dict(zip((parameter.arg for parameter in parameters), positional, strict=False))
        known = {parameter.arg for parameter in (*parameters, *function.args.kwonlyargs)}
        names |= {name: value for name, value in keywords.items() if name in known}
        if function.args.kwarg is not None:
            rest = {name: value for name, value in keywords.items() if name not in known}
            names[function.args.kwarg.arg] = Record(rest)
        return names


class _Frame(Evaluation):
    """One function while it is read."""

    def __init__(self, reader: Reader, module: Module, names: Names) -> None:
        super().__init__(reader, module, names)
        self._follower = reader

    def block(self, statements: Sequence[ast.stmt], condition: str) -> Symbol | None:
        """Follow statements; gives what they return, `RAISED`, or None if they end without."""
        for index, statement in enumerate(statements):
            match statement:
                case ast.Return(value=None):
                    return constant(None)
                case ast.Return(value=ast.expr() as value):
                    return self.value(value)
                case ast.Raise():
                    self._follower.raises.append((condition, statement.lineno))
                    return RAISED
                case ast.If():
                    rest = statements[index + 1 :]
                    is_followed, ended = self._if(statement, rest, condition)
                    if is_followed or ended is not None:
                        return ended
                case _:
                    self._simple(statement, condition)
        return None

    def _if(
        self, node: ast.If, rest: Sequence[ast.stmt], condition: str
    ) -> tuple[bool, Symbol | None]:
        """Follow both branches, and the rest if one of them ends the function.

        Gives whether the rest was followed, and what is returned.
        """
        test = truth(self.value(node.test))
        if not test:
            self._lose(node, "a condition")
            self._forget([*node.body, *node.orelse])
            return False, None
        if test in ("true", "false"):
            return False, self.block(node.body if test == "true" else node.orelse, condition)
        before = dict(self.names)
        copies = {name: _copied(value) for name, value in before.items()}
        then = self.block(node.body, joined(condition, test))
        after, self.names = self.names, dict(copies)
        otherwise = self.block(node.orelse, joined(condition, negated(test)))
        if then is None and otherwise is None:
            self.names = _merged(test, after, self.names)
            return False, None
        if then is not None and otherwise is None:
            self._take_over(before, copies)
            otherwise = self.block(rest, joined(condition, negated(test)))
        elif then is None:
            self.names = after
            then = self.block(rest, joined(condition, test))
        if then is RAISED or otherwise is RAISED:
            return True, otherwise if then is RAISED else then
        return True, chosen(test, then, otherwise)

    def _forget(self, statements: Sequence[ast.stmt]) -> None:
        """Take what some statements assign for not known."""
        for statement in statements:
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    why = f"`{node.id}` depends on what is not followed"
                    self.names[node.id] = Lost(why, node.lineno)

    def _take_over(self, before: Names, copies: Names) -> None:
        """Let objects be what their copies have become: others may know them."""
        for name, original in before.items():
            copy = copies[name]
            match original, copy:
                case Instance(), Instance():
                    original.fields = copy.fields
                case Record(), Record():
                    original.entries = copy.entries
                case _:
                    continue
            if self.names.get(name) is copy:
                self.names[name] = original

    def _simple(self, statement: ast.stmt, condition: str) -> None:
        match statement:
            case ast.Assign(targets=[target], value=value):
                self._assign(target, self.value(value))
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._assign(target, self.value(value))
            case ast.Assert(test=test):
                holds = truth(self.value(test))
                self._follower.raises.append((joined(condition, negated(holds)), statement.lineno))
            case ast.Expr(value=ast.Constant()) | ast.Pass() | ast.Import() | ast.ImportFrom():
                pass
            case ast.Expr(
                value=ast.Call(
                    func=ast.Attribute(value=ast.Name(id=name), attr="append"), args=[item]
                )
            ) if isinstance(held := self.names.get(name), Items):
                self.names[name] = Items((*held.items, self.value(item)))
            case ast.For(target=ast.Name(id=name), iter=over, body=body, orelse=[]):
                self._for(name, over, body, condition, statement)
            case ast.Expr(value=value):
                made = self.value(value)
                if isinstance(made, Lost) and not ast.unparse(value).startswith(SAID):
                    self._follower.lost.append(made)
            case _:
                self._lose(statement, "a statement")

    def _for(
        self,
        name: str,
        over: ast.expr,
        body: Sequence[ast.stmt],
        condition: str,
        statement: ast.stmt,
    ) -> None:
        """Follow a loop that makes one item of a list for each of another."""
        items = self.value(over)
        empty = [key for key, held in self.names.items() if held == Items(())]
        is_walked = isinstance(items, Formula) and bool(items.cel)
        if isinstance(items, Items):
            for item in items.items:
                self.names[name] = item
                self.block(body, condition)
            return
        if not is_walked:
            self._lose(statement, "a statement")
            return
        self.names[name] = path(name)
        ended = self.block(body, condition)
        for key in empty:
            match self.names.get(key):
                case Items(items=(made,)) if ended is None:
                    self.names[key] = Each(items, name, made)
                case Items(items=()):
                    pass
                case _:
                    self._lose(statement, "a statement")

    def _lose(self, node: ast.stmt, what: str) -> None:
        text = ast.unparse(node).partition("\n")[0]
        self._follower.lost.append(Lost(f"{what} is not followed: `{text}`", node.lineno))

    def _assign(self, target: ast.expr, value: Symbol) -> None:
        match target:
            case ast.Name(id=name):
                self.names[name] = value
            case ast.Attribute(value=owner, attr=name):
                holder = self.value(owner)
                if isinstance(holder, Instance):
                    holder.fields[name] = value
                elif isinstance(holder, Record):
                    holder.entries[name] = value
            case ast.Subscript(value=owner, slice=key):
                holder, known = self.value(owner), self.value(key)
                if isinstance(holder, Record) and isinstance(known, Formula):
                    if isinstance(known.template, str):
                        holder.entries[known.template] = value
            case _:
                pass


def _merged(condition: str, then: Names, otherwise: Names) -> Names:
    merged: Names = {}
    for name in {**then, **otherwise}:
        made = _one(condition, then.get(name), otherwise.get(name))
        if made is not None:
            merged[name] = made
    return merged


def _one(condition: str, then: Symbol | None, otherwise: Symbol | None) -> Symbol | None:
    if isinstance(then, Record) and isinstance(otherwise, Record):
        if then.message == otherwise.message:
            then.entries = _merged(condition, then.entries, otherwise.entries)
            return then
    if isinstance(then, Instance) and isinstance(otherwise, Instance) and then.cls == otherwise.cls:
        then.fields = _merged(condition, then.fields, otherwise.fields)
        return then
    return chosen(condition, then, otherwise)


def _copied(value: Symbol) -> Symbol:
    match value:
        case Record(entries=entries, message=message):
            return Record({name: _copied(item) for name, item in entries.items()}, message)
        case Instance(cls=cls, fields=fields):
            return Instance(cls, {name: _copied(item) for name, item in fields.items()})
        case _:
            return value
