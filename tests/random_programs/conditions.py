"""Conditionals: their conditions, and branches that give the same outputs."""

from __future__ import annotations

from random_programs.body import Body, Value, arguments
from random_programs.entities import Entity
from random_programs.types import ATOMS, BOOL, STR, Type, plain

_COMPARISONS = ("==", "!=", ">", "<", ">=", "<=")
_PRIMITIVES = ATOMS[:4]
_DEEP = 2


def conditional(body: Body, entity: Entity, depth: int = 0) -> str | None:
    """Write a conditional whose branches give what an entity gives, or None if there is none."""
    dice = body.dice
    opening = body.module.use("flytekit", "conditional")
    names = ("test", "Is it?", "a-b", "größe", f"cond_{depth}")
    chain = f"{opening}({dice.pick(names)!r})"
    for position in range(dice.count(1, 3)):
        test = condition(body, depth=0)
        branch = _branch(body, entity, depth)
        if test is None or branch is None:
            if position == 0:
                return None
            break
        chain += f".{'elif_' if position else 'if_'}({test}).then({branch})"
    if dice.chance(25):
        return f"{chain}.else_().fail({dice.pick(('no', 'größe', ''))!r})"
    last = _branch(body, entity, depth)
    return None if last is None else f"{chain}.else_().then({last})"


def condition(body: Body, depth: int) -> str | None:
    """Write a comparison of promises and plain values, or a combination of some."""
    dice = body.dice
    promises = [one for one in body.values if plain(one.type) in _PRIMITIVES and _is_name(one)]
    if not promises:
        return None
    if depth < _DEEP and dice.chance(20):
        left, right = condition(body, depth + 1), condition(body, depth + 1)
        return f"({left} {dice.pick('&|')} {right})"
    one = dice.pick(promises)
    if plain(one.type) == BOOL:
        return f"{one.text}.{dice.pick(('is_true()', 'is_false()', 'is_(True)', 'is_(False)'))}"
    return _comparison(body, one, promises)


def _comparison(body: Body, one: Value, promises: list[Value]) -> str:
    dice, kind = body.dice, plain(one.type)
    others = [other.text for other in promises if plain(other.type) == kind]
    if dice.chance(20):
        return f"({one.text} {dice.pick(_COMPARISONS)} {dice.pick(others)})"
    return f"({one.text} {dice.pick(_COMPARISONS)} {_constant(body, kind)})"


def _constant(body: Body, kind: Type) -> str:
    options = ("'a'", "''", "'größe'") if kind == STR else ("1", "0", "-5", "10")
    if kind.form == "float":
        options = ("1.5", "0.0", "-2.0", "1e3")
    return body.dice.pick(options)


def _is_name(one: Value) -> bool:
    return one.text.isidentifier()


def _branch(body: Body, entity: Entity, depth: int) -> str | None:
    if depth < _DEEP and body.dice.chance(15):
        nested = conditional(body, entity, depth + 1)
        if nested is not None:
            return nested
    alike = [one for one in body.world.entities if _is_alike(one, entity, depth)]
    chosen = body.dice.pick([entity, *alike]) if depth == 0 or not alike else body.dice.pick(alike)
    given = arguments(body, chosen, only_names=chosen.sort == "plan")
    return None if given is None else f"{body.module.refer(chosen.home)}({given})"


def _is_alike(one: Entity, entity: Entity, depth: int) -> bool:
    # flytekit forgets to add a sub-workflow inside a conditional inside a conditional.
    is_forgotten = depth > 0 and one.sort == "workflow"
    return one.signature == entity.signature and not is_forgotten
