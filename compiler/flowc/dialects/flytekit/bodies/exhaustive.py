"""Whether the tests of an `if` without an `else` may cover all that there is."""

from __future__ import annotations

import ast
from collections.abc import Sequence, Set
from itertools import pairwise

_LESS, _SAME, _MORE = 1, 2, 4
_COVERED: dict[type[ast.cmpop], int] = {
    ast.Lt: _LESS,
    ast.LtE: _LESS | _SAME,
    ast.Eq: _SAME,
    ast.Is: _SAME,
    ast.NotEq: _LESS | _MORE,
    ast.IsNot: _LESS | _MORE,
    ast.Gt: _MORE,
    ast.GtE: _MORE | _SAME,
}
_ALL = _LESS | _SAME | _MORE


def may_be_all(tests: Sequence[ast.expr], many: Set[str]) -> bool:
    """Tell whether it cannot be ruled out that one of the tests is always true.

    `many` are names whose values no list of tests can name all.
    """
    if len(tests) == 1:
        return _may_hold_always(tests[0])
    parts = [_comparison(test) for test in tests]
    covered: dict[tuple[str, str], int] = {}
    for part in parts:
        if part is None:
            continue
        subject, other, outcome = part
        covered[subject, other] = covered.get((subject, other), 0) | outcome
    if _ALL in covered.values() or _in_pieces(covered):
        return True
    return any(part is None for part in parts) or _of_one_subject(parts, tests, many)


def _may_hold_always(test: ast.expr) -> bool:
    """Tell whether a single test may be one that always holds: of a type, or of a member."""
    match test:
        case ast.Call(func=ast.Name(id="isinstance")) | ast.Constant():
            return True
        case ast.Compare(ops=[ast.In()]):
            return True
        case _:
            return False


def _comparison(test: ast.expr) -> tuple[str, str, int] | None:
    """Give what is compared with what, and the outcomes that pass; None for what is not known.

    A plain test is one of truth.
    """
    match test:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            outcome = _COVERED.get(type(operator))
            return None if outcome is None else (ast.dump(left), ast.dump(right), outcome)
        case ast.UnaryOp(op=ast.Not(), operand=ast.Name() | ast.Attribute() as inner):
            return (ast.dump(inner), "truth", _LESS | _MORE)
        case ast.Name() | ast.Attribute():
            return (ast.dump(test), "truth", _SAME)
        case _:
            return None


def _in_pieces(covered: dict[tuple[str, str], int]) -> bool:
    """Tell whether one subject is compared with several bounds, from below and from above."""
    below = {subject for (subject, _), outcome in covered.items() if outcome & _LESS}
    above = {subject for (subject, _), outcome in covered.items() if outcome & _MORE}
    several = {one for (one, a), (two, b) in pairwise(sorted(covered)) if one == two and a != b}
    return bool(below & above & several)


def _of_one_subject(
    parts: Sequence[tuple[str, str, int] | None], tests: Sequence[ast.expr], many: Set[str]
) -> bool:
    """Tell whether all tests ask for the same thing, of which there may be no more values."""
    subjects = {part[0] for part in parts if part is not None and part[2] == _SAME}
    if len(subjects) != 1 or any(part is None or part[2] != _SAME for part in parts):
        return False
    match tests[0]:
        case ast.Compare(left=ast.Name(id=name)):
            return name not in many
        case _:
            return True
