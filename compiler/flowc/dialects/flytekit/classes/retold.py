"""The retold classes: their text is run once, when a program names one of them."""

from __future__ import annotations

import ast
from pathlib import Path

from flowc.dialects.flytekit.classes.names import canonical_names, module_of
from flowc.dialects.flytekit.classes.primitives import TRACKED, finish_object, primitives
from flowc.dialects.flytekit.entity import EntityObject
from flowc.dialects.flytekit.session import Session
from flowc.frontend.interpreter.classes import initialize
from flowc.frontend.interpreter.context import Call, Context
from flowc.frontend.interpreter.registry import Constant, Registry
from flowc.frontend.interpreter.scope import Scope, ScopeKind
from flowc.frontend.interpreter.values import ClassValue, FunctionValue, Known, ModuleValue, Value

TEXT = Path(__file__).with_name("task_classes.txt")


class RetoldClasses:
    """What `task_classes.txt` defines, in one compilation."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: dict[str, Value] = {}

    def constant(self, name: str) -> Constant:
        """Give how to get what a name stands for."""
        return lambda: self._find(name)

    def _find(self, name: str) -> Value:
        if not self._names:
            self._run()
        return self._names[name]

    def _run(self) -> None:
        machine = self._session.machine
        tree = ast.parse(TEXT.read_text(encoding="utf-8"))
        module = ModuleValue("flytekit", "", "flytekit")
        names = module.namespace
        names.update(primitives(self._session), __name__=Known("flytekit"))
        flytekit = self._session.flytekit
        names.update(
            SENSORS_TAKE_TIMEOUTS=Known(flytekit.sensors_take_timeouts),
            CONTAINERS_TAKE_RESOURCES=Known(flytekit.containers_take_resources),
            SENSORS_TAKE_METADATA=Known(flytekit.sensors_take_metadata),
        )
        self._names = names
        outer = (machine.steps, machine.stack)
        machine.steps, machine.stack = machine.steps_per_file, []
        machine.execute(tree.body, Scope(ScopeKind.MODULE, module, names))
        machine.steps, machine.stack = outer
        for name in canonical_names().values():
            value = names[name]
            if isinstance(value, (ClassValue, FunctionValue)):
                # It tells `__module__`; what it names stays in the text.
                value.module = ModuleValue(module_of(name), "", "flytekit", namespace=names)


def install(registry: Registry, session: Session) -> None:
    """Add what this room models, once: a class is one object, by whatever name it is found."""
    if session.has_retold:
        return
    session.has_retold = True
    retold = RetoldClasses(session)
    for full, name in canonical_names().items():
        registry.constants[full] = retold.constant(name)

    def construct(context: Context, cls: ClassValue, call: Call) -> Value:
        made = EntityObject(cls)
        initialize(session.machine, made, call)
        finish_object(session, made, call)
        return made

    registry.classes |= {TRACKED, "flytekit.core.tracked_abc.FlyteTrackedABC"}
    registry.constructors[TRACKED] = construct
