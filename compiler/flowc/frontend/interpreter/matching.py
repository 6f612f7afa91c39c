"""`match` statements."""

from __future__ import annotations

import ast

from flowc.frontend.interpreter.classes import is_subclass
from flowc.frontend.interpreter.context import Call
from flowc.frontend.interpreter.machine import Machine
from flowc.frontend.interpreter.scope import Scope
from flowc.frontend.interpreter.signals import Completion
from flowc.frontend.interpreter.values import (
    ClassValue,
    DictValue,
    External,
    InstanceValue,
    Known,
    ListValue,
    TupleValue,
    Unknown,
    Value,
)
from flowc_ir.source import Span


def run_match(machine: Machine, node: ast.Match, scope: Scope) -> Completion | None:
    """Run a `match` statement; from the first case that is uncertain on, all is forgotten."""
    subject = machine.evaluate(node.subject, scope)
    for position, case in enumerate(node.cases):
        matches = _matches(machine, case.pattern, subject, scope)
        if matches is True and case.guard is not None:
            value = machine.evaluate(case.guard, scope)
            matches = machine.truth(value, machine.span(case.guard, scope.module))
        if isinstance(matches, Unknown):
            rest = ast.Match(subject=node.subject, cases=node.cases[position:])
            machine.havoc([ast.copy_location(rest, node)], scope, matches)
            return None
        if matches:
            return machine.execute(case.body, scope)
    return None


def _span(machine: Machine, pattern: ast.pattern, scope: Scope) -> Span:
    if not scope.module.path:
        return machine.library_span
    return Span(
        scope.module.path,
        pattern.lineno,
        pattern.col_offset,
        pattern.end_lineno,
        pattern.end_col_offset,
    )


def _matches(
    machine: Machine, pattern: ast.pattern, subject: Value, scope: Scope
) -> bool | Unknown:
    span = _span(machine, pattern, scope)
    match pattern:
        case ast.MatchAs(pattern=inner, name=name):
            matches = True if inner is None else _matches(machine, inner, subject, scope)
            if matches is True and name is not None:
                scope.bind(name, subject)
            return matches
        case ast.MatchValue(value=value):
            return machine.equals(subject, machine.evaluate(value, scope), span)
        case ast.MatchSingleton(value=constant):
            result = machine.compare("is", subject, Known(constant), span)
            return machine.truth(result, span)
        case ast.MatchOr(patterns=patterns):
            return _matches_any(machine, patterns, subject, scope)
        case ast.MatchSequence(patterns=patterns):
            return _matches_sequence(machine, patterns, subject, scope)
        case ast.MatchMapping():
            return _matches_mapping(machine, pattern, subject, scope)
        case ast.MatchClass():
            return _matches_class(machine, pattern, subject, scope)
        case _:
            return machine.lost("this pattern is not followed", span)


def _matches_any(
    machine: Machine, patterns: list[ast.pattern], subject: Value, scope: Scope
) -> bool | Unknown:
    for pattern in patterns:
        matches = _matches(machine, pattern, subject, scope)
        if matches is not False:
            return matches
    return False


def _matches_all(
    machine: Machine, pairs: list[tuple[ast.pattern, Value]], scope: Scope
) -> bool | Unknown:
    for pattern, value in pairs:
        matches = _matches(machine, pattern, value, scope)
        if matches is not True:
            return matches
    return True


def _matches_sequence(
    machine: Machine, patterns: list[ast.pattern], subject: Value, scope: Scope
) -> bool | Unknown:
    if isinstance(subject, Unknown):
        return subject
    if not isinstance(subject, (ListValue, TupleValue)):
        return False
    items = machine.iterate(subject, _span(machine, patterns[0], scope)) if patterns else []
    if isinstance(items, Unknown):
        return items
    if not patterns:
        return not subject.items
    star = next((i for i, p in enumerate(patterns) if isinstance(p, ast.MatchStar)), None)
    if star is None:
        if len(items) != len(patterns):
            return False
        return _matches_all(machine, list(zip(patterns, items, strict=True)), scope)
    after = len(patterns) - star - 1
    if len(items) < star + after:
        return False
    starred = patterns[star]
    if isinstance(starred, ast.MatchStar) and starred.name is not None:
        scope.bind(starred.name, ListValue(items[star : len(items) - after]))
    pairs = list(zip(patterns[:star], items[:star], strict=True))
    pairs += list(zip(patterns[star + 1 :], items[len(items) - after :], strict=True))
    return _matches_all(machine, pairs, scope)


def _matches_mapping(
    machine: Machine, pattern: ast.MatchMapping, subject: Value, scope: Scope
) -> bool | Unknown:
    if isinstance(subject, Unknown):
        return subject
    if not isinstance(subject, DictValue):
        return False
    if subject.lost is not None:
        return subject.lost
    pairs: list[tuple[ast.pattern, Value]] = []
    rest = dict(subject.entries)
    for key_node, inner in zip(pattern.keys, pattern.patterns, strict=True):
        key = machine.key(machine.evaluate(key_node, scope), machine.span(key_node, scope.module))
        if isinstance(key, Unknown):
            return key
        if key not in rest:
            return False
        pairs.append((inner, rest.pop(key)[1]))
    if pattern.rest is not None:
        scope.bind(pattern.rest, DictValue(rest))
    return _matches_all(machine, pairs, scope)


def _matches_class(
    machine: Machine, pattern: ast.MatchClass, subject: Value, scope: Scope
) -> bool | Unknown:
    span = _span(machine, pattern, scope)
    cls = machine.evaluate(pattern.cls, scope)
    is_instance = _is_instance(machine, subject, cls, span)
    if is_instance is not True:
        return is_instance
    names = list(pattern.kwd_attrs)
    patterns = list(pattern.kwd_patterns)
    if pattern.patterns:
        if isinstance(cls, External):
            pairs = [(pattern.patterns[0], subject)]
            if len(pattern.patterns) > 1:
                return machine.lost("this pattern is not followed", span)
            return _matches_all(machine, pairs, scope)
        order = machine.find_attribute(cls, "__match_args__", span)
        if not isinstance(order, TupleValue):
            return machine.lost("`__match_args__` of a class is not known", span)
        positional = [str(i.value) for i in order.items if isinstance(i, Known)]
        names = positional[: len(pattern.patterns)] + names
        patterns = list(pattern.patterns) + patterns
    pairs_: list[tuple[ast.pattern, Value]] = []
    for name, inner in zip(names, patterns, strict=False):
        value = machine.find_attribute(subject, name, span)
        if value is None:
            return False
        pairs_.append((inner, value))
    return _matches_all(machine, pairs_, scope)


def _is_instance(machine: Machine, subject: Value, cls: Value, span: Span) -> bool | Unknown:
    if isinstance(subject, InstanceValue) and isinstance(cls, ClassValue):
        return is_subclass(subject.cls, cls)
    checker = machine.external("builtins.isinstance")
    result = machine.call(checker, Call(positional=(subject, cls), keywords={}, span=span))
    return machine.truth(result, span)
