"""The statements of a workflow's body."""

from __future__ import annotations

from random_programs.body import Body, Value, arguments, operand
from random_programs.conditions import conditional
from random_programs.entities import Entity
from random_programs.settings import node_settings
from random_programs.spelling import spell
from random_programs.types import BOOL, Field, Type, list_of, optional, plain


def write_statement(body: Body) -> None:
    """Write one statement, if there is something it can be about."""
    face = body.dice.count(0, 99)
    if face < 52:  # noqa: PLR2004 - the parts of a hundred
        _call(body)
    elif face < 64:  # noqa: PLR2004
        _conditional(body)
    elif face < 74:  # noqa: PLR2004
        _map(body)
    elif face < 80:  # noqa: PLR2004
        _node(body)
    elif face < 86:  # noqa: PLR2004
        _order(body)
    elif face < 91:  # noqa: PLR2004
        _gate(body)
    elif face < 96:  # noqa: PLR2004
        _loop(body)
    else:
        _gather(body)


def _call(body: Body) -> None:
    entity = _callable(body)
    given = None if entity is None else _arguments(body, entity)
    if entity is None or given is None:
        return
    name = body.module.refer(entity.home)
    if body.dice.chance(5):
        name = _through(body, name)
    text = f"{name}({given})"
    if body.dice.chance(25):
        text += _overrides(body)
    _assign(body, text, entity.outputs, is_named=entity.is_named)


def _through(body: Body, name: str) -> str:
    """Call by way of something that the body makes: a function, a dictionary, a partial."""
    own, face = body.local(), body.dice.count(0, 3)
    if face == 0:
        body.say(f"{own} = lambda *given, **named: {name}(*given, **named)")
    elif face == 1:
        body.say(f"{own} = {{'call': {name}}}")
        return f"{own}['call']"
    elif face == 2:  # noqa: PLR2004 - the third of four ways
        body.say(f"{own} = {body.module.use('functools', 'partial')}({name})")
    else:
        body.say(f"def {own}(*given, **named):")
        body.say(f"    return {name}(*given, **named)")
    return own


def _overrides(body: Body) -> str:
    settings = node_settings(body.dice, body.module, body.node_names)
    return f".with_overrides({', '.join(settings)})"


def _arguments(body: Body, entity: Entity) -> str | None:
    return arguments(body, entity, only_names=entity.sort == "plan")


def _callable(body: Body) -> Entity | None:
    entities = body.world.entities
    return body.dice.pick(entities) if entities else None


def _assign(body: Body, text: str, outputs: tuple[Field, ...], *, is_named: bool) -> None:
    """Bind the outputs of a call to names, in one of several ways."""
    dice = body.dice
    style = dice.count(0, 9)
    if not outputs:
        # What gives nothing still has a node, and a place in an order.
        if style > 5:  # noqa: PLR2004 - four in ten
            name = body.local()
            body.say(f"{name} = {text}")
            body.handles.append(name)
        else:
            body.say(text)
        return
    if style == 9:  # noqa: PLR2004 - one in ten is not used
        body.say(text)
        return
    if len(outputs) == 1 and (style or not is_named):
        name = body.local()
        body.say(f"{name} = {text}")
        _offer(body, f"{name}.{outputs[0].name}" if is_named else name, outputs[0].type)
        return
    if style < 5:  # noqa: PLR2004 - half take the tuple apart
        names = [body.local() for _ in outputs]
        body.say(f"{', '.join(names)}{',' if len(names) == 1 else ''} = {text}")
        for name, one in zip(names, outputs, strict=True):
            _offer(body, name, one.type, is_first=name == names[0])
        return
    whole = body.local()
    body.say(f"{whole} = {text}")
    for position, one in enumerate(outputs):
        by_name = is_named or dice.chance(30)
        text = f"{whole}.{one.name}" if by_name else f"{whole}[{position}]"
        _offer(body, text, one.type, is_first=position == 0)


def _offer(body: Body, text: str, kind: Type, *, is_first: bool = True) -> None:
    body.values.append(Value(text, kind))
    # One output of each node: two of one node would wait for each other.
    if is_first:
        body.handles.append(text)


def _conditional(body: Body) -> None:
    entity = _callable(body)
    if entity is None:
        return
    text = conditional(body, entity)
    if text is None:
        return
    names = [body.local() for _ in entity.outputs]
    body.say(f"{', '.join(names)} = {text}" if names else text)
    # What a conditional gives has a node of its own only for what is bound to it.
    body.values += [Value(name, one.type) for name, one in zip(names, entity.outputs, strict=True)]


def _map(body: Body) -> None:
    able = [
        one
        for one in body.world.callable_entities("task", "plan")
        if one.inputs and len(one.outputs) <= 1
    ]
    if not able:
        return
    dice, entity = body.dice, body.dice.pick(able)
    mapped = dice.pick(entity.inputs)
    fixed = [one for one in entity.inputs if one != mapped]
    bound = list[str]()
    for one in fixed:
        text = operand(body, one.type)
        if text is None:
            return
        bound.append(f"{one.name}={text}")
    items = operand(body, list_of(mapped.type))
    if items is None:
        return
    target = body.module.refer(entity.home)
    # What is bound would be mapped over too, without `partial`.
    if bound or fixed:
        partial = body.module.use("functools", "partial")
        target = f"{partial}({', '.join([target, *bound])})" if bound else target
    options = dice.some(("concurrency=3", "min_success_ratio=0.5", "min_successes=1"), 0, 2)
    marker = body.module.use("flytekit", "map_task")
    text = f"{marker}({', '.join([target, *options])})({mapped.name}={items})"
    if dice.chance(20):
        text += _overrides(body)
    outputs = tuple(
        Field("o0", list_of(_perhaps(one.type) if "ratio" in text else one.type))
        for one in entity.outputs
    )
    _assign(body, text, outputs, is_named=False)


def _perhaps(kind: Type) -> Type:
    """Give the type of one result of a map that may fail here and there."""
    return kind if plain(kind).form == "optional" else optional(kind)


def _node(body: Body) -> None:
    entity = _callable(body)
    given = None if entity is None else arguments(body, entity, only_names=True)
    if entity is None or given is None:
        return
    marker = body.module.use("flytekit.core.node_creation", "create_node")
    name = body.local()
    target = body.module.refer(entity.home)
    body.say(f"{name} = {marker}({', '.join(part for part in (target, given) if part)})")
    if body.dice.chance(20):
        body.say(f"{name}{_overrides(body)}")
    body.nodes.append(name)
    for one in entity.outputs:
        style = body.dice.chance(20)
        text = f"{name}.outputs[{one.name!r}]" if style else f"{name}.{one.name}"
        body.values.append(Value(text, one.type))


def _order(body: Body) -> None:
    # Promises stand before promises and nodes before nodes; flytekit does not mix them.
    handles = body.nodes if body.dice.chance(30) else body.handles
    if len(handles) < 2:  # noqa: PLR2004 - an order needs two
        return
    chosen = body.dice.some(handles, 2, 3)
    if handles is body.nodes and body.dice.chance(40):
        body.say(f"{chosen[0]}.runs_before({chosen[1]})")
    else:
        body.say(" >> ".join(chosen))


def _gate(body: Body) -> None:
    dice, module = body.dice, body.module
    span = (
        f"{module.use('datetime', 'timedelta')}({dice.pick(('hours=1', 'days=2', 'seconds=30'))})"
    )
    face = dice.count(0, 2)
    if face == 0:
        name = body.local()
        body.say(f"{name} = {module.use('flytekit', 'sleep')}({span})")
        body.handles.append(name)
    elif face == 1:
        kind = dice.pick((BOOL, Type("int"), Type("str"), list_of(Type("str"))))
        name = body.local()
        marker = module.use("flytekit", "wait_for_input")
        signal = dice.pick(("signal", "a b", "go-on"))
        expected = spell(dice, module, kind)
        body.say(f"{name} = {marker}({signal!r}, timeout={span}, expected_type={expected})")
        _offer(body, name, kind)
    else:
        able = [one for one in body.values if one.text in body.handles]
        if able:
            chosen, name = dice.pick(able), body.local()
            marker = module.use("flytekit", "approve")
            body.say(f"{name} = {marker}({chosen.text}, 'ok {name}', timeout={span})")
            body.values.append(Value(name, chosen.type))


def _loop(body: Body) -> None:
    """Feed a task its own output a few times."""
    able = [
        (entity, one)
        for entity in body.world.callable_entities("task", "workflow")
        if len(entity.outputs) == 1 and not entity.is_named
        for one in entity.inputs
        if plain(one.type) == plain(entity.outputs[0].type)
    ]
    if not able:
        return
    entity, fed = body.dice.pick(able)
    start = operand(body, fed.type)
    others = Entity(
        home=entity.home,
        sort=entity.sort,
        inputs=tuple(one for one in entity.inputs if one != fed),
        outputs=entity.outputs,
    )
    given = arguments(body, others, only_names=True)
    if start is None or given is None:
        return
    name, counter = body.local(), body.local()
    body.say(f"{name} = {start}")
    body.say(f"for {counter} in range({body.dice.count(1, 3)}):")
    call = ", ".join(part for part in (f"{fed.name}={name}", given) if part)
    body.say(f"    {name} = {body.module.refer(entity.home)}({call})")
    _offer(body, name, entity.outputs[0].type)


def _gather(body: Body) -> None:
    """Call a task for each of some plain values, and keep the promises in a list."""
    able = [
        (entity, one)
        for entity in body.world.callable_entities("task")
        if len(entity.outputs) == 1 and not entity.is_named
        for one in entity.inputs
        if one.type.form in ("int", "str")
        and all(other.has_default for other in entity.inputs if other != one)
    ]
    if not able:
        return
    entity, fed = body.dice.pick(able)
    items = ("[1, 2, 3]", "range(2)", "(5,)") if fed.type.form == "int" else ("'ab'", "['x', 'y']")
    name, each = body.local(), body.local()
    call = f"{body.module.refer(entity.home)}({fed.name}={each})"
    body.say(f"{name} = [{call} for {each} in {body.dice.pick(items)}]")
    body.values.append(Value(name, list_of(entity.outputs[0].type)))
    body.values.append(Value(f"{name}[0]", entity.outputs[0].type))
