"""Programs that would take too long or too much: each ends quickly, and never with a crash."""

from __future__ import annotations

import time

import pytest

from flowc.frontend.interpreter.signals import BudgetExceededError
from flowc.frontend.interpreter.values import Unknown
from frontend.running import Run, interpret

LIMIT = 15.0
"""Seconds; on an idle machine each takes well below one."""

STEPS = 100_000

PROGRAMS = {
    "a huge power": "x = 9 ** 9 ** 9",
    "a tower of powers": "x = 2\nfor i in range(100): x = x ** x",
    "a huge shift": "x = 1 << 10 ** 9",
    "a doubling number": "x = 3\nfor i in range(10_000): x = x * x",
    "huge text": "x = 'a' * 10 ** 10",
    "doubling text": "x = 'ab'\nfor i in range(200): x = x + x",
    "a doubling list": "x = [1]\nfor i in range(200): x = x + x",
    "a list that extends itself": "x = [1]\nfor i in range(200): x.extend(x)",
    "a list that adds itself": "x = [1]\nfor i in range(200): x += x",
    "a huge list": "x = [0] * 10 ** 10",
    "a huge tuple": "x = (0,) * 10 ** 10",
    "huge bytes": "x = bytes(10 ** 10)",
    "a huge range": "x = list(range(10 ** 12))",
    "sum of a huge range": "x = sum(range(10 ** 12))",
    "a huge factorial": "import math\nx = math.factorial(10 ** 7)",
    "huge combinations": "import math\nx = math.comb(10 ** 7, 10 ** 6)",
    "all permutations": "import itertools\nx = list(itertools.permutations(range(20)))",
    "a huge product": "import itertools\nx = list(itertools.product(range(100), repeat=50))",
    "endless counting": "import itertools\nx = list(itertools.count())",
    "endless cycles": "import itertools\nx = sum(itertools.cycle([1]))",
    "an endless loop": "while True: pass",
    "an endless generator": "def g():\n    while True: yield 1\nx = list(g())",
    "a silent endless generator": "def g():\n    while True: pass\n    yield\nx = next(g())",
    "an endless iterator": "x = list(iter(int, 1))",
    "endless recursion": "def f(n): return f(n + 1)\nx = f(0)",
    "endless mutual recursion": "def f(): return g()\ndef g(): return f()\nx = f()",
    "recursion by attribute": "class A:\n    @property\n    def x(self): return self.x\ny = A().x",
    "recursion by repr": "class A:\n    def __repr__(self): return repr(self)\ny = repr(A())",
    "recursion by getattr": "class A:\n    def __getattr__(self, n): return self.z\ny = A().q",
    "recursion by comparison": "class A:\n    def __eq__(s, o): return o == s\ny = A() == A()",
    "recursion by call": "class A:\n    def __call__(s): return s()\ny = A()()",
    "recursion by lambda": "f = lambda: f()\nx = f()",
    "recursion in a class": "def f():\n    class A:\n        x = f()\n    return A\nx = f()",
    "recursion by partial": "import functools\ndef f(g): return g(g)\nx = f(functools.partial(f))",
    "a list in itself": "x = []\nx.append(x)\ny = repr(x)\nz = x == x\nw = [x] == [x]",
    "lists in one another": "a, b = [], []\na.append(b)\nb.append(a)\nc = a == b",
    "a dict in itself": "x = {}\nx['x'] = x\ny = str(x)\nz = x == dict(x)",
    "a tuple of itself": "l = []\nt = (l,)\nl.append(t)\nx = repr(t)\nimport copy\n"
    "y = copy.deepcopy(t)",
    "json of a list in itself": "import json\nx = []\nx.append(x)\ny = json.dumps(x)",
    "deep lists": "x = []\nfor i in range(10_000): x = [x]\ny = repr(x)\nz = x == [1]",
    "deep copies": "import copy\nx = []\nfor i in range(10_000): x = [x]\ny = copy.deepcopy(x)",
    "deep tuples as keys": "x = ()\nfor i in range(10_000): x = (x,)\ny = {x: 1}",
    "deep types": "from typing import List\nx = int\nfor i in range(10_000): x = List[x]\n"
    "y = x == x",
    "wide unions": "x = int\nfor i in range(200): x = x | type(str(i), (), {})",
    "deep iterators": "x = [1]\nfor i in range(10_000): x = map(str, x)\ny = list(x)",
    "deep closures": "f = lambda: 1\nfor i in range(10_000):\n    f = (lambda g: lambda: g())(f)\n"
    "x = f()",
    "deep classes": "A = object\nfor i in range(300):\n    A = type('A', (A,), {})\nx = A()",
    "deep attributes": "class A: pass\na = A()\na.x = a\ny = a" + ".x" * 3_000,
    "deep expressions": "x = " + "(" * 150 + "1" + ")" * 150,
    "deep additions": "x = " + " + ".join(["1"] * 4_000),
    "deep negations": "x = " + "not " * 2_000 + "True",
    "deep calls": "def f(x): return x\nx = " + "f(" * 150 + "1" + ")" * 150,
    "deep indexing": "x = []\nx.append(x)\ny = x" + "[0]" * 3_000,
    "many statements": "x = 0\n" + "x += 1\n" * 20_000,
    "many branches": "x = 5\n" + "".join(f"if x == {i}: y = {i}\n" for i in range(5_000)),
    "elif without end": "x = 5\nif x == 0: pass\n"
    + "".join(f"elif x == {i + 10}: pass\n" for i in range(900)),
    "catastrophic search": "import re\nx = re.match(r'(a+)+$', 'a' * 40 + 'b')",
    "catastrophic compiled": "import re\nx = re.compile(r'(a|a)*$').match('a' * 50 + 'b')",
    "catastrophic nested": "import re\nx = re.match(r'((a*)*)*$', 'a' * 50 + 'b')",
    "many repeats": "import re\nx = re.match('a?' * 40 + 'a' * 40, 'a' * 40)",
    "many stars": "import re\nx = re.match('a*' * 30 + 'b', 'a' * 2_000)",
    "a long pattern": "import re\nx = re.compile('(' * 5_000 + ')' * 5_000)",
    "a repeated repeat": "import re\nx = re.compile('a{1000}{1000}{1000}')",
    "back references": r"import re" + "\n" + r"x = re.match(r'(a*)(a*)\1\2b', 'a' * 3_000)",
    "wide formats": "x = '%*d' % (10 ** 9, 1)",
    "wide percent": "x = '%1000000000d' % 1",
    "wide specification": "x = f'{1:>1000000000}'",
    "wide format": "x = '{:>1000000000}'.format(1)",
    "wide nested format": "x = '{:{w}}'.format(1, w=10 ** 9)",
    "precise format": "x = f'{1.5:.1000000000f}'",
    "wide justification": "x = 'a'.ljust(10 ** 10)",
    "wide zero fill": "x = 'a'.zfill(10 ** 10)",
    "wide tabs": "x = ('\\t' * 1000).expandtabs(10 ** 9)",
    "explosive replacement": "x = ('a' * 100_000).replace('a', 'b' * 100_000)",
    "explosive joining": "x = ('a' * 1_000_000).join(['b'] * 100_000)",
    "explosive translation": "x = ('a' * 90_000).translate({97: 'b' * 100_000})",
    "explosive lines": "x = ('a\\n' * 1_000_000).splitlines()",
    "explosive characters": "x = list('a' * 3_000_000)",
    "explosive bytes of a number": "x = (1).to_bytes(10 ** 9, 'big')",
    "explosive wrapping": "import textwrap\nx = textwrap.fill('a ' * 1_000_000, 10 ** 9)",
    "explosive indent": "import textwrap\nx = textwrap.indent('a\\n' * 100_000, 'b' * 100_000)",
    "explosive json": "import json\nx = json.dumps([1] * 100_000, indent=10 ** 9)",
    "explosive decimals": "from decimal import Decimal\nx = Decimal(10) ** 999_999_999 + 1",
    "explosive fractions": "from fractions import Fraction\nx = Fraction('1e1000000000')",
    "explosive dates": "from datetime import timedelta\nx = timedelta(days=1) * 10 ** 20",
    "explosive numbers": "x = int('9' * 4_000) * 1\nfor i in range(30): x = x * x",
    "text of a huge number": "x = str(10 ** 20_000)",
    "modular powers": "x = pow(3, 10 ** 3000, 10 ** 3000)",
    "a power of floats": "x = 10.0 ** 400",
    "float of a huge number": "x = float(10 ** 400)",
    "division of huge numbers": "x = 10 ** 30_000 // 3 ** 20_000",
    "exponential calls": "def f(n): return f(n - 1) + f(n - 1) if n else 1\nx = f(60)",
    "exponential lists": "x = []\nfor i in range(60): x = [x, x]\ny = repr(x)",
    "exponential comparison": "x = y = ()\nfor i in range(60): x, y = (x, x), (y, y)\nz = x == y",
    "exponential keys": "x = ()\nfor i in range(60): x = (x, x)\ny = {x: 1}",
    "exponential types": "from typing import Dict\nx = int\nfor i in range(60): x = Dict[x, x]\n"
    "y = x == x",
    "exponential unpacking": "x = [1]\nfor i in range(60): x = [*x, *x]",
    "exponential comprehension": "x = [1 for a in range(1000) for b in range(1000) for c in"
    " range(9)]",
    "exponential json": "import json\nx = []\nfor i in range(60): x = [x, x]\ny = json.dumps(x)",
    "exponential copy": "import copy\nx = []\nfor i in range(60): x = [x, x]\ny = copy.deepcopy(x)",
    "exponential fields": "import dataclasses as d\n@d.dataclass\nclass A:\n    x: object\n"
    "a = A(1)\nfor i in range(60): a = A((a, a))\ny = d.asdict(a)",
    "a huge enum": "import enum\nA = enum.Enum('A', [f'm{i}' for i in range(3_000)])",
    "a class that never ends": "class A:\n    while True: x = 1",
    "sorting with an endless key": "def k(x):\n    while True: pass\nx = sorted([1, 2], key=k)",
    "an endless property of a class": "class A:\n    def __iter__(self): return self\n"
    "    def __next__(self): return 1\nx = list(A())",
    "an endless attribute": "class A:\n    def __len__(self): return 10 ** 18\nx = len(A())\n"
    "y = bool(A())",
    "an import of itself": "import main\nfrom main import main",
}


@pytest.mark.parametrize("source", PROGRAMS.values(), ids=PROGRAMS.keys())
def test_it_ends(source: str) -> None:
    """Let each program end with a value, an unknown, an exception of its own or the budget."""
    start = time.perf_counter()
    run: Run | None = None
    try:
        run = interpret(source, steps=STEPS)
    except BudgetExceededError as error:
        assert error.reason
    assert time.perf_counter() - start < LIMIT
    for name, value in (run.names if run else {}).items():
        if isinstance(value, Unknown):
            assert value.reason, name


@pytest.mark.parametrize(
    "source",
    ["x = 9 ** 9 ** 9", "x = 'a' * 10 ** 10", "x = list(range(10 ** 12))"],
)
def test_too_large_is_unknown(source: str) -> None:
    """Let what is too large be unknown, and the program go on."""
    run = interpret(source + "\ny = 1")
    assert isinstance(run.names["x"], Unknown)
    assert not isinstance(run.names["y"], Unknown)
