"""Generated programs full of unknown choices: what is claimed holds for every choice."""

from __future__ import annotations

import itertools
import textwrap

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flowc.frontend.interpreter.signals import BudgetExceededError
from frontend.comparing import differences
from frontend.running import interpret, run_python
from frontend.test_programs import exception_name
from frontend.test_uncertainty import chooser

PRELUDE = """
import collections
from probe import choice, touch
x, y, z = [1], [2], [3]
d = {"k": [4]}
class Box:
    seen = []
    def __init__(self): self.items = []
    def put(self, v):
        self.items = v
        self.seen.append(len(v))
        return self
    def get(self): return self.items
    @property
    def last(self):
        self.seen.append("last")
        return self.items
box = Box()
def same(v): return v
def grow(v):
    v.append(7)
    return v
def maybe(v):
    if choice(): return v
    return list(v)
def grow_x(): x.append(8)
def swap():
    global x, y
    x, y = y, x
def twice(f, v):
    f(v)
    return f(v)
def stream(v):
    yield v
    if choice(): yield list(v)
    v.append(6)
def counter():
    n = []
    def bump():
        n.append(len(n))
        return n
    return bump
bump = counter()
hook = same
"""
NAMES = st.sampled_from(["x", "y", "z"])


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Make larger expressions; each gives a list."""
    one = [
        "list({})", "same({})", "maybe({})", "grow({})", "{}[:1]", "hook({})", "twice(grow, {})",
        "twice(hook, {})", "[v for v in {} if choice()]", "d.get('k', {})", "d.setdefault('n', {})",
        "box.put({}).items", "(lambda: {})()", "max([{}, [0]], key=len)", "next(stream({}))",
        "sorted([{}], key=lambda v: choice())[0]", "next(it, {})", "(total + {})", "total({})",
        "reset({})", "hooks[-1]({})", "hooks[int(choice())]({})", "dd[len({})]", "d.pop('k', {})",
        "(total and {})", "([] if {} in total else total.seen)", "[*total, {}][0]",
        "(total if choice() else Sum())({})", "((total if choice() else [] and 1) and {})",
        "next(it if choice() else iter([{}]))", "[{}][0]", "({},)[0]", "[*{}]", "touch_of({})",
    ]  # fmt: skip
    two = [
        "({} + {})", "({} if choice() else {})", "(choice() and {} or {})", "({} or {})",
        "[{}, {}][int(choice())]", "{{True: {}, False: {}}}[choice()]", "[*{}, *{}]",
    ]  # fmt: skip
    return st.one_of(
        st.builds(str.format, st.sampled_from([t for t in one if "touch_of" not in t]), inner),
        st.builds(str.format, st.sampled_from(two), inner, inner),
    )


LISTS = st.recursive(
    st.one_of(
        NAMES,
        st.sampled_from(
            ["[]", "[5]", "box.items", "box.get()", "box.last", "bump()", "total.seen"]
        ),
    ),
    _larger,
    max_leaves=4,
)
SIMPLE = st.one_of(
    st.builds("{} = {}".format, NAMES, LISTS),
    st.builds("{}.append({})".format, NAMES, st.sampled_from(["0", "9", "len(z)"])),
    st.builds("{}.append({})".format, NAMES, LISTS.map("list({})".format)),
    st.builds("{}.extend({})".format, NAMES, LISTS.map("list({})".format)),
    st.builds("{} += {}".format, NAMES, LISTS),
    st.builds("{}[:1] = {}".format, NAMES, LISTS),
    st.builds("d['k'] = {}".format, LISTS),
    st.builds("d[choice()] = {}".format, LISTS),
    st.builds("box.items = {}".format, LISTS),
    st.builds("setattr(box, 'items', {})".format, LISTS),
    st.builds(
        "touch({})".format,
        st.sampled_from(["x", "d", "box", "grow_x", "bump", "same", "total", "dd", "reset"]),
    ),
    st.builds("hook = {}".format, st.sampled_from(["grow", "same", "grow if choice() else same"])),
    st.builds("dd[choice()].append({})".format, LISTS),
    st.builds("dd['a'] = {}".format, LISTS),
    st.builds("it = {}".format, LISTS.map("iter([{}, [1]])".format)),
    st.builds("it = stream({})".format, LISTS),
    st.builds("hooks.append(lambda v: v.append(len({})) or v)".format, NAMES),
    st.builds("Box.seen = {}".format, LISTS),
    st.builds("{}, {} = {}, {}".format, NAMES, NAMES, LISTS, LISTS),
    st.sampled_from(
        ["grow_x()", "swap()", "bump()", "x.clear()", "del y[:]", "box = Box()", "pass",
         "Box.seen = []", "z = d['k']", "del d['k']; d['k'] = z", "x = [v for v in [x, y]][0]"]
    ),
)  # fmt: skip
LEAVING = st.sampled_from(["if choice(): break", "if choice(): continue"])


def _indent(lines: list[str]) -> str:
    return textwrap.indent("\n".join(lines) or "pass", "    ")


def _blocks(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Make statements that hold statements."""
    body = st.lists(inner, min_size=1, max_size=3).map(_indent)
    loop_body = st.lists(st.one_of(inner, LEAVING), min_size=1, max_size=3).map(_indent)
    return st.one_of(
        st.builds("if choice():\n{}\nelse:\n{}".format, body, body),
        st.builds("if choice():\n{}".format, body),
        st.builds("if len({}) > 1:\n{}\nelse:\n{}".format, NAMES, body, body),
        st.builds("for i in range(2):\n{}".format, loop_body),
        st.builds("for i in range(2):\n{}\nelse:\n{}".format, loop_body, body),
        st.builds("for {} in [{}, {}]:\n{}".format, NAMES, LISTS, LISTS, loop_body),
        st.builds("for {} in stream({}):\n{}".format, NAMES, LISTS, loop_body),
        st.builds(
            "with Guard(choice()) as {}:\n{}\n    if choice(): raise KeyError".format, NAMES, body
        ),
        st.builds("with Guard({}):\n{}\n    raise KeyError".format, st.just("True"), body),
        st.builds("for {} in it:\n{}".format, NAMES, loop_body),
        st.builds("while choice():\n{}\n    break".format, body),
        st.builds(
            "try:\n{}\n    if choice(): raise ValueError\n{}\nexcept ValueError:\n{}".format,
            body, body, body,
        ),
        st.builds(
            "try:\n{}\n    touch()\nexcept RuntimeError:\n{}\nfinally:\n{}".format, body, body, body
        ),
        st.builds(
            "def local():\n    global x, y, z, hook, box\n{}\n    if choice(): return {}\n{}\n"
            "    return {}\n{} = local()".format,
            body, NAMES, body, NAMES, NAMES,
        ),
        st.builds(
            "match choice():\n    case True:\n{}\n    case _:\n{}".format,
            body.map(lambda text: textwrap.indent(text, "    ")),
            body.map(lambda text: textwrap.indent(text, "    ")),
        ),
    )  # fmt: skip


STATEMENTS = st.recursive(SIMPLE, _blocks, max_leaves=6)
PROGRAMS = st.lists(STATEMENTS, min_size=1, max_size=5).map("\n".join)
CHECKS = """
n = len(x), len(y), len(z)
e, g, h = box.seen, total.seen, len(dd)
local = hook = bump = hooks = reset = it = None
"""


@settings(
    max_examples=300,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(PROGRAMS)
def test_claims_hold(program: str) -> None:
    """Compare one program with CPython under eight ways to choose."""
    check(PRELUDE + program + CHECKS)


def check(source: str) -> None:
    """Run a program under all choices of three."""
    try:
        run = interpret(source)
    except BudgetExceededError:
        return
    for answers in itertools.product((True, False), repeat=3):
        expected, raised = run_python(source, chooser(answers))
        if raised is not None or (run.raised is not None and run.machine.losses):
            continue
        assert run.raised is None, f"{run.raised} is not raised for {answers}:\n{source}"
        wrong, _ = differences(run, expected)
        assert not wrong, f"{wrong} for {answers}:\n{source}"


CERTAIN = """
state = [0]
def choice():
    state[0] += 1
    return state[0] % 3 != 0
def touch(*given):
    if not given and choice():
        raise RuntimeError
"""


@settings(
    max_examples=300,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(PROGRAMS)
def test_nothing_is_lost_without_need(program: str) -> None:
    """Know everything of a program in which nothing is unknown, and agree with CPython."""
    prelude = PRELUDE.replace("from probe import choice, touch\n", CERTAIN)
    source = prelude + program + CHECKS
    try:
        run = interpret(source)
    except BudgetExceededError:
        return
    expected, raised = run_python(source)
    if raised is not None or run.raised is not None:
        assert raised is not None, f"{run.raised} is not raised by:\n{source}"
        assert run.raised is not None, f"{raised!r} is raised by:\n{source}"
        assert exception_name(run.raised.exception) == type(raised).__name__
        return
    wrong, unknown = differences(run, expected)
    assert not wrong, f"{wrong} in:\n{source}"
    assert not unknown, f"{unknown} are not known in:\n{source}"
