"""Effects: what code that may or may not run could change, or hand on under another name."""

from __future__ import annotations

import ast
from collections.abc import Callable, Container, Iterator, Sequence

from flowc.frontend.interpreter.extension import Extension
from flowc.frontend.interpreter.function_syntax import own_names
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.resolving import Resolver
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.values import (
    BoundMethod,
    ClassMethod,
    ClassValue,
    DictValue,
    External,
    FunctionValue,
    InstanceValue,
    IteratorValue,
    Known,
    ListValue,
    ModuleValue,
    Partial,
    Property,
    SetValue,
    StaticMethod,
    Unknown,
    Value,
)

MAKING_METHODS = frozenset({"__init__", "__new__", "__post_init__", "__call__"})
CLASS_METHODS = frozenset({"__init_subclass__", "__set_name__", "__class_getitem__"})

RUNS_TEXT = ("builtins.exec", "builtins.eval")


class Effects:
    """What some code could do, gathered by reading it.

    `classes` are those that it may have in hand when it stores one of the attributes `stored` on
    something. `roots` are the values that it names other than to look at them; they change only if
    `mutates` is set. `rebinds` are names in other places that it could bind anew; `imports` the
    statements that load modules; `texts` the modules in which it runs text as code.
    """

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self.mutates = False
        self.roots: dict[int, Value] = {}
        self.rebinds: list[tuple[dict[str, Value], str]] = []
        self.classes: list[ClassValue] = []
        self.stored: set[str] = set()
        self.stores_any = False
        self.texts: list[ModuleValue] = []
        self.imports: list[tuple[ast.Import | ast.ImportFrom, ModuleValue]] = []
        self.seen: set[int] = set()

    def bindings(self) -> Iterator[tuple[dict[str, Value], str]]:
        """Give the tables and names that the code could bind anew."""
        yield from self.rebinds
        for cls in self.classes:
            names = self.stored
            if self.stores_any:
                names = names | {n for n in cls.namespace if not n.startswith("__")}
            for name in names:
                yield cls.namespace, name

    def held(self) -> tuple[Value, ...]:
        """Give the values that unknown results of the code may stand for."""
        return tuple(self.roots.values())

    # Values

    def escape(self, value: Value | None) -> None:
        """Note a value that the code can hand on, and what calling it could do."""
        match value:
            case None | Known() | External():
                return
            case Unknown(holds=holds):
                for held in holds:
                    self.escape(held)
            case FunctionValue():
                self.function(value)
            case BoundMethod(function=function, receiver=receiver):
                self.escape(function)
                self.escape(receiver)
            case StaticMethod(function=function) | ClassMethod(function=function):
                self.escape(function)
            case Partial(function=function, positional=positional, keywords=keywords):
                for part in (function, *positional, *keywords.values()):
                    self.escape(part)
            case IteratorValue():
                self.mutates = True
                self.roots[id(value)] = value
            case ClassValue():
                self.methods(value, MAKING_METHODS)
                self.classes.append(value)
                self.roots[id(value)] = value
            case InstanceValue(cls=cls):
                self.classes.append(cls)
                self.roots[id(value)] = value
            case _:
                self.roots[id(value)] = value

    def function(self, function: FunctionValue) -> None:
        """Read the body of a function that the code could call."""
        if id(function) in self.seen or len(self.seen) > 2_000:
            return
        self.seen.add(id(function))
        node = function.node
        for value in (*function.defaults, *function.keyword_defaults.values()):
            self.escape(value)
        for value in function.attributes.values():
            self.escape(value)
        closure = function.closure
        inner = _Reader(self, function.module, closure if isinstance(closure, Scope) else None)
        if isinstance(node, ast.Lambda):
            inner.parameters(node.args)
            inner.expression(node.body, False)
        else:
            inner.function_body(node)

    def methods(self, cls: ClassValue, names: Container[str]) -> None:
        """Read the methods of a class that the code could run."""
        for entry in cls.mro:
            if isinstance(entry, ClassValue):
                for name, value in entry.namespace.items():
                    if name in names:
                        self._method(value)

    def operations(self, cls: ClassValue) -> None:
        """Read the special methods of a class that operators and `str` could run."""
        for entry in cls.mro:
            if isinstance(entry, ClassValue):
                for name, value in entry.namespace.items():
                    is_special = name.startswith("__") and name.endswith("__")
                    if is_special and name not in MAKING_METHODS | CLASS_METHODS:
                        self._method(value)

    def on(self, receiver: Value, read: Callable[[], None]) -> None:
        """Read methods of `receiver`: if they change anything, they may change it."""
        before, self.mutates = self.mutates, False
        read()
        if self.mutates:
            self.escape(receiver)
        self.mutates = self.mutates or before

    def _method(self, value: Value) -> None:
        match value:
            case FunctionValue():
                self.function(value)
            case StaticMethod(function=inner) | ClassMethod(function=inner):
                self._method(inner)
            case Property(getter=getter, setter=setter):
                self._method(getter)
                if setter is not None:
                    self._method(setter)
            case _:
                pass

    def read(self, statements: Sequence[ast.stmt], scope: Scope) -> None:
        """Read statements that stand in a scope."""
        _Reader(self, scope.module, scope).statements(statements)


class _Reader(Resolver):
    """Reads the code of one scope."""

    def __init__(
        self,
        effects: Effects,
        module: ModuleValue,
        scope: Scope | None,
        local: frozenset[str] = frozenset(),
    ) -> None:
        super().__init__(effects.machine, module, scope, local)
        self.effects = effects

    def inner(self) -> _Reader:
        """Give a reader for a function inside this code."""
        return _Reader(self.effects, self.module, self.scope, self.local)

    def parameters(self, arguments: ast.arguments) -> None:
        """Take the parameters as local names."""
        every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
        every += [one for one in (arguments.vararg, arguments.kwarg) if one is not None]
        self.local = self.local | {argument.arg for argument in every}

    def function_body(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        """Read the body of a function."""
        self.local = self.local | own_names(node)
        self.parameters(node.args)
        for inner in ast.walk(node):
            if isinstance(inner, (ast.Global, ast.Nonlocal)):
                for name in inner.names:
                    self._rebind(name, is_global=isinstance(inner, ast.Global))
        self.statements(node.body)

    def _rebind(self, name: str, *, is_global: bool) -> None:
        if is_global:
            self.effects.rebinds.append((self.module.namespace, name))
            return
        scope = self.scope
        while scope is not None:
            if scope.kind is ScopeKind.FUNCTION and name in scope.names:
                self.effects.rebinds.append((scope.names, name))
                return
            scope = scope.parent

    # Statements

    def statements(self, statements: Sequence[ast.stmt]) -> None:
        """Read statements."""
        for statement in statements:
            self.statement(statement)

    def statement(self, node: ast.stmt) -> None:
        """Read one statement."""
        match node:
            case ast.Assign(targets=targets, value=value):
                self.expression(value, False)
                for target in targets:
                    self.target(target)
            case ast.AnnAssign(target=target, value=value):
                if value is not None:
                    self.expression(value, False)
                    self.target(target)
            case ast.AugAssign(target=target, value=value):
                self.expression(value, False)
                self.target(target)
                if isinstance(target, ast.Name):
                    self._change(self.lookup(target.id))
            case ast.Expr(value=value):
                self.expression(value, True)
            case ast.Return(value=value):
                if value is not None:
                    self.expression(value, False)
            case ast.Delete(targets=targets):
                for target in targets:
                    self.target(target)
            case ast.Import() | ast.ImportFrom():
                self.effects.imports.append((node, self.module))
            case _:
                self._compound(node)

    def _compound(self, node: ast.stmt) -> None:
        match node:
            case ast.For(target=target, iter=source) | ast.AsyncFor(target=target, iter=source):
                self.expression(source, False)
                self.target(target)
                self.statements([*node.body, *node.orelse])
            case ast.While(test=test) | ast.If(test=test):
                self.expression(test, True)
                self.statements([*node.body, *node.orelse])
            case ast.With(items=items) | ast.AsyncWith(items=items):
                self.effects.mutates = True
                for item in items:
                    self.expression(item.context_expr, False)
                    if item.optional_vars is not None:
                        self.target(item.optional_vars)
                self.statements(node.body)
            case ast.Try() | ast.TryStar():
                handlers = [s for handler in node.handlers for s in handler.body]
                self.statements([*node.body, *handlers, *node.orelse, *node.finalbody])
            case ast.Match(subject=subject, cases=cases):
                self.expression(subject, False)
                for case in cases:
                    if case.guard is not None:
                        self.expression(case.guard, True)
                    self.statements(case.body)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                for default in (*node.args.defaults, *node.args.kw_defaults):
                    if default is not None:
                        self.expression(default, False)
                self._decorators(node.decorator_list)
                self.inner().function_body(node)
            case ast.ClassDef():
                for base in (*node.bases, *(keyword.value for keyword in node.keywords)):
                    self.expression(base, False)
                self._decorators(node.decorator_list)
                self.statements(node.body)
            case _:
                for child in ast.iter_child_nodes(node):
                    if isinstance(child, ast.expr):
                        self.expression(child, True)

    def _decorators(self, decorators: list[ast.expr]) -> None:
        for decorator in decorators:
            self.expression(decorator, False)
            if not isinstance(self.resolve(decorator), (FunctionValue, External)):
                self.effects.mutates = True

    def target(self, node: ast.expr) -> None:
        """Read what is assigned to or deleted."""
        match node:
            case ast.Attribute(value=owner, attr=name):
                self._store_attribute(owner, name)
            case ast.Subscript(value=owner, slice=key):
                self.expression(key, True)
                self.expression(owner, False)
                self.effects.escape(self.resolve(owner))
                self.effects.mutates = True
            case ast.Tuple(elts=elements) | ast.List(elts=elements):
                for element in elements:
                    self.target(element)
            case ast.Starred(value=inner):
                self.target(inner)
            case _:
                pass

    def _store_attribute(self, owner: ast.expr, name: str) -> None:
        match self.resolve(owner):
            case ModuleValue(namespace=table) | ClassValue(namespace=table):
                self.effects.rebinds.append((table, name))
            case FunctionValue(attributes=table):
                self.effects.rebinds.append((table, name))
            case InstanceValue(cls=cls):
                self.effects.methods(cls, {"__setattr__", "__set__", name})
                self.expression(owner, False)
                self.effects.mutates = True
            case found:
                self.effects.stored.add(name)
                self.expression(owner, False)
                self.effects.escape(found)
                self.effects.mutates = True

    def _change(self, value: Value | None) -> None:
        if isinstance(value, (ListValue, DictValue, SetValue, InstanceValue, Extension, Unknown)):
            self.effects.escape(value)
            self.effects.mutates = True

    # Expressions

    def expression(self, node: ast.expr, consumed: bool) -> None:
        """Read an expression; `consumed` says that its value is only looked at."""
        match node:
            case ast.Name(id=name):
                self._name(name, consumed)
            case ast.Constant():
                pass
            case ast.Attribute(value=owner, attr=name):
                self._attribute(owner, name, consumed)
            case ast.Subscript(value=owner, slice=key):
                self.expression(key, True)
                self.expression(owner, consumed)
                self._item(owner)
            case ast.Call():
                self._call(node)
            case ast.Compare() | ast.JoinedStr() | ast.FormattedValue() | ast.UnaryOp():
                for child in ast.iter_child_nodes(node):
                    if isinstance(child, ast.expr):
                        self.expression(child, True)
            case ast.IfExp(test=test, body=body, orelse=orelse):
                self.expression(test, True)
                self.expression(body, consumed)
                self.expression(orelse, consumed)
            case ast.Lambda(args=arguments, body=body):
                inner = self.inner()
                inner.parameters(arguments)
                inner.expression(body, False)
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp() | ast.DictComp():
                self._comprehension(node)
            case ast.Await(value=value):
                self.effects.mutates = True
                self.expression(value, False)
            case _:
                for child in ast.iter_child_nodes(node):
                    if isinstance(child, ast.expr):
                        self.expression(child, consumed)

    def _name(self, name: str, consumed: bool) -> None:
        value = self.lookup(name)
        if isinstance(value, InstanceValue) and consumed:
            cls = value.cls
            self.effects.on(value, lambda: self.effects.operations(cls))
        elif not consumed or isinstance(value, IteratorValue):
            self.effects.escape(value)

    def _attribute(self, owner: ast.expr, name: str, consumed: bool) -> None:
        self.expression(owner, consumed)
        match self.resolve(owner):
            case InstanceValue(cls=cls) as found:
                names = {name, "__getattr__", "__getattribute__"}
                if self._is_property(cls, name):
                    self.effects.on(found, lambda: self.effects.methods(cls, names))
                if not consumed:
                    self.effects.escape(found)
            case found:
                if not consumed:
                    self.effects.escape(self.resolve_attribute(found, name))

    def _is_property(self, cls: ClassValue, name: str) -> bool:
        found = [c.namespace.get(name) for c in cls.mro if isinstance(c, ClassValue)]
        hooks = [c for c in cls.mro if isinstance(c, ClassValue) and "__getattr__" in c.namespace]
        return bool(hooks) or any(isinstance(f, (Property, InstanceValue)) for f in found)

    def _item(self, owner: ast.expr) -> None:
        value = self.resolve(owner)
        if isinstance(value, DictValue) and value.factory is not None:
            self._change(value)
            self.effects.escape(value.factory)
        elif isinstance(value, InstanceValue):
            cls = value.cls
            names = {"__getitem__", "__missing__"}
            self.effects.on(value, lambda: self.effects.methods(cls, names))

    def _comprehension(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
    ) -> None:
        for generator in node.generators:
            self.expression(generator.iter, False)
            for test in generator.ifs:
                self.expression(test, True)
        if isinstance(node, ast.DictComp):
            self.expression(node.key, False)
            self.expression(node.value, False)
        else:
            self.expression(node.elt, False)

    def _call(self, node: ast.Call) -> None:
        arguments = [*node.args, *(keyword.value for keyword in node.keywords)]
        callee = self.resolve(node.func)
        if isinstance(callee, External) and callee.name in RUNS_TEXT:
            self.effects.texts.append(self.module)
        only_looks = self.root_only_looks(node.func, callee)
        self._set_attribute_call(callee, node)
        for argument in arguments:
            self.expression(argument, only_looks)
        if only_looks:
            return
        if isinstance(callee, External) and self.is_pure(callee.name):
            return
        if isinstance(node.func, ast.Attribute) and self.is_reading_method(node.func):
            self.expression(node.func.value, False)
            return
        owner = None
        if isinstance(node.func, ast.Attribute):
            owner = self.resolve(node.func.value)
        if isinstance(owner, InstanceValue) and owner.lost is None:
            self._method_call(owner, node.func)
            return
        self.expression(node.func, False)
        self.effects.escape(callee)
        if not isinstance(callee, (FunctionValue, ClassValue)):
            self.effects.mutates = True

    def _method_call(self, owner: InstanceValue, function: ast.expr) -> None:
        """Read the call of a method, which may hand on what the object holds."""
        name = function.attr if isinstance(function, ast.Attribute) else ""
        self.effects.escape(owner)
        cls = owner.cls
        found = [c.namespace.get(name) for c in cls.mro if isinstance(c, ClassValue)]
        if any(isinstance(f, (FunctionValue, StaticMethod, ClassMethod)) for f in found):
            self.effects.methods(cls, {name})
        else:
            self.effects.mutates = True

    def _set_attribute_call(self, callee: Value | None, node: ast.Call) -> None:
        """Note the names that `setattr` may store."""
        if isinstance(callee, External) and callee.name == "builtins.setattr":
            name = node.args[1] if len(node.args) > 1 else None
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                self.effects.stored.add(name.value)
            else:
                self.effects.stores_any = True
