"""Generated expressions: the interpreter and CPython agree on each value and each exception."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flowc.frontend.interpreter.signals import BudgetExceededError
from frontend.comparing import differences
from frontend.running import interpret, run_python
from frontend.test_programs import exception_name

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
NUMBERS = st.one_of(
    st.integers(-20, 20).map(repr),
    st.sampled_from(["0.5", "-2.0", "1e3", "True", "False", "10 ** 9"]),
)
TEXTS = st.sampled_from(["''", "'a'", "'Hello'", "'a,b'", "'12'", "' x '", "'é'", "'%s'", "'{}'"])
NONE = st.just("None")
BINARY = st.sampled_from("+ - * / // % & | ^ << >>".split())
COMPARE = st.sampled_from(["==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"])
LOGIC = st.sampled_from(["and", "or"])
UNARY = st.sampled_from(["-", "+", "~", "not "])
FUNCTIONS = st.sampled_from(
    """len str repr bool int float list tuple sorted sum min max any all abs round set frozenset
    dict type bin hex chr ord enumerate reversed iter callable ascii hash print isinstance range
    zip""".split()
)
METHODS = st.sampled_from(
    """upper lower strip split title isdigit splitlines encode copy items keys values capitalize
    bit_length is_integer pop clear hex casefold isalpha swapcase""".split()
)
METHODS_OF_ONE = st.sampled_from(
    """split join startswith count index find replace append get extend remove pop union
    issubset update zfill ljust partition setdefault format""".split()
)


def _extend(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Make larger expressions of smaller ones."""
    lists = st.lists(inner, max_size=3)
    return st.one_of(
        st.builds("({} {} {})".format, inner, BINARY, inner),
        st.builds("({} {} {})".format, inner, COMPARE, inner),
        st.builds("({} {} {})".format, inner, LOGIC, inner),
        st.builds("({}({}))".format, UNARY, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        lists.map(lambda items: f"[{', '.join(items)}]"),
        lists.map(lambda items: f"({''.join(item + ', ' for item in items)})"),
        lists.map(lambda items: f"dict(enumerate([{', '.join(items)}]))"),
        st.builds("{{{}: {}}}".format, inner, inner),
        st.builds("{{{}}}".format, inner),
        st.builds("{}[{}]".format, inner, inner),
        st.builds("{}[{}:{}]".format, inner, inner, inner),
        st.builds("{}({})".format, FUNCTIONS, inner),
        st.builds("({}).{}()".format, inner, METHODS),
        st.builds("({}).{}({})".format, inner, METHODS_OF_ONE, inner),
        st.builds("[x for x in {} if x]".format, inner),
        st.builds("[(x, {}) for x in {}]".format, inner, inner),
        st.builds("f'{{{}}}-{{{}!r:>5}}'".format, NUMBERS, NUMBERS),
        st.builds("(lambda x, y=2: [x, y, {}])({})".format, inner, inner),
        st.builds("('%s|%r' % ({}, {}))".format, NUMBERS, inner),
        st.builds("'{{}} {{:>4}}'.format({}, {})".format, inner, NUMBERS),
    )


EXPRESSIONS = st.recursive(st.one_of(NUMBERS, TEXTS, NONE), _extend, max_leaves=12)


@settings(
    max_examples=400,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(EXPRESSIONS)
def test_expression(expression: str) -> None:
    """Compare one expression."""
    agree(f"value = {expression}")


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(EXPRESSIONS, EXPRESSIONS, st.sampled_from("+= -= *= |= &= //= %= ^=".split()))
def test_augmented_assignment(first: str, second: str, operator: str) -> None:
    """Compare an assignment in place, seen through a second name."""
    agree(f"value = {first}\nother = value\nvalue {operator} {second}")


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(EXPRESSIONS, EXPRESSIONS)
def test_assignment_of_items(first: str, second: str) -> None:
    """Compare storing, deleting and unpacking."""
    agree(f"value = {first}\nkey = {second}\nvalue[key] = 1\ncopy = [*value]\ndel value[key]")
    agree(f"first, *rest = {first}")
    agree(f"first, second = {first}")


def agree(source: str) -> None:
    """Run a program in both, and compare what each knows or raises."""
    try:
        run = interpret(source)
    except BudgetExceededError:
        return
    expected, raised = run_python(source)
    if run.raised is not None:
        assert raised is not None, f"{run.raised} is not raised by {source}"
        if not run.machine.losses:
            assert exception_name(run.raised.exception) == type(raised).__name__, source
        return
    wrong, unknown = differences(run, expected)
    if raised is not None:
        assert unknown or run.machine.losses, f"{raised!r} is raised by {source}"
        return
    assert not wrong, source
