"""Mutations: from a good source file to a bad one, by a seed."""

from __future__ import annotations

import random
from collections.abc import Callable

Mutation = Callable[[random.Random, bytes], bytes]


def truncate(chance: random.Random, data: bytes) -> bytes:
    """Cut a file off somewhere."""
    return data[: chance.randrange(len(data) + 1)]


def random_bytes(chance: random.Random, data: bytes) -> bytes:
    """Overwrite a few places with random bytes."""
    changed = bytearray(data or b"x")
    for _ in range(chance.randrange(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def swap_tokens(chance: random.Random, data: bytes) -> bytes:
    """Exchange words of a file, which mostly stays valid Python."""
    words = data.split(b" ")
    for _ in range(chance.randrange(1, 6)):
        a, b = chance.randrange(len(words)), chance.randrange(len(words))
        words[a], words[b] = words[b], words[a]
    return b" ".join(words)


def drop_lines(chance: random.Random, data: bytes) -> bytes:
    """Take some lines away."""
    return b"\n".join(line for line in data.split(b"\n") if chance.random() > 0.1)


def repeat_lines(chance: random.Random, data: bytes) -> bytes:
    """Say some lines many times."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    return b"\n".join([*lines[:at], *[lines[at]] * chance.randrange(2, 200), *lines[at:]])


def nest_deeply(chance: random.Random, data: bytes) -> bytes:
    """Add an expression that is nested very deep."""
    depth = chance.choice([50, 150, 1_000, 20_000])
    left, right = chance.choice([(b"(", b")"), (b"[", b"]"), (b"{1:", b"}"), (b"f(", b")")])
    kinds = [
        b"x = " + left * depth + b"1" + right * depth,
        b"x = " + b"-" * depth + b"1",
        b"x = " + b"1+" * depth + b"1",
        b"x = a" + b".b" * depth,
        b"x = a" + b"[0]" * depth,
        b"x = " + b"lambda: " * depth + b"1",
        b"x = " + b"not " * depth + b"True",
    ]
    return data + b"\n" + chance.choice(kinds) + b"\n"


def huge_literal(chance: random.Random, data: bytes) -> bytes:
    """Add a literal that is very large, or an operation that makes a very large value."""
    kinds = [
        b"x = " + b"9" * chance.choice([100, 5_000, 200_000]),
        b'x = "' + b"a" * chance.choice([1_000, 1_000_000]) + b'"',
        b"x = [" + b"1," * chance.choice([1_000, 100_000]) + b"]",
        b"x = 10 ** 10 ** 10",
        b"x = 'a' * 10 ** 12",
        b"x = [0] * 10 ** 12",
        b"x = list(range(10 ** 12))",
        b"x = 1 << 10 ** 10",
        b"x = '%1000000000d' % 1",
        b"x = f'{1:>1000000000}'",
        b"x = '{:>1000000000}'.format(1)",
        b"x = 'a'.ljust(10 ** 11)",
        b"x = ','.join(str(i) for i in range(10 ** 9))",
        b"import itertools\nx = list(itertools.product(range(10 ** 4), repeat=9))",
        b"import math\nx = math.factorial(10 ** 7)",
        b"import re\nx = re.match('(a+)+$', 'a' * 60 + 'b')",
        b"x = sum(i * i for i in range(10 ** 10))",
        b"x = int('9' * 4000) ** 4000",
        b"import json\nx = json.loads('[' * 100000 + ']' * 100000)",
    ]
    return data + b"\n" + chance.choice(kinds) + b"\n"


def endless(chance: random.Random, data: bytes) -> bytes:
    """Add code that does not end."""
    kinds = [
        b"while True:\n    pass",
        b"x = 0\nwhile x >= 0:\n    x += 1",
        b"def f(n):\n    return f(n + 1)\nx = f(0)",
        b"def f():\n    return f()\nf()",
        b"f = lambda g: g(g)\nf(f)",
        b"for i in iter(int, 1):\n    pass",
        b"xs = [1]\nfor x in xs:\n    xs.append(x)",
        b"import itertools\nfor i in itertools.count():\n    pass",
        b"class A:\n    def __getattr__(self, n):\n        return getattr(self, n + 'x')\nA().y",
        b"def g():\n    yield from g()\nlist(g())",
        b"def g():\n    while True:\n        yield 1\nx = list(g())",
        b"class M(type):\n    def __call__(cls):\n        return cls()\n"
        b"class A(metaclass=M): pass\nA()",
        b"x = []\nx.append(x)\nprint(x == x, str(x))",
        b"d = {}\nd['d'] = d\ny = repr(d)",
        b"import copy\nx = []\nx.append(x)\ny = copy.deepcopy(x)",
        b"class A:\n    def __eq__(self, o):\n        return self == o\nA() == A()",
    ]
    return data + b"\n" + chance.choice(kinds) + b"\n"


def self_import(chance: random.Random, data: bytes) -> bytes:
    """Let a module import itself, in one of the ways there are."""
    kinds = [
        b"import hostile\nhostile.x",
        b"from hostile import *",
        b"from hostile import nothing",
        b"from . import hostile",
        b"import importlib\nimportlib.import_module('hostile')",
    ]
    return chance.choice(kinds) + b"\n" + data


def odd_workflow(chance: random.Random, data: bytes) -> bytes:
    """Add workflow code that misuses flytekit."""
    head = b"\nfrom flytekit import *\nimport typing\nfrom flytekit import task, workflow\n"
    kinds = [
        b"@workflow\ndef w() -> int:\n    return w()",
        b"@workflow\ndef a() -> int:\n    return b()\n@workflow\ndef b() -> int:\n    return a()",
        b"@task\ndef t(a: 'T') -> 'T': return a",
        b"@task(cache=1, retries='x', requests=3)\ndef t(): pass",
        b"@workflow(on_failure=3)\ndef w(): pass",
        b"@workflow\ndef w(a: int) -> int:\n    while a:\n        pass\n    return a",
        b"@task\ndef t(): pass\n@workflow\ndef w():\n    for i in range(10 ** 9):\n        t()",
        b"@task\ndef t(a: typing.List['int[']): pass",
        b"@workflow\ndef w(a: int):\n    conditional('x').if_(a == 1).then(a)",
        b"@workflow\ndef w(a: int):\n    conditional('x').if_(a == 1)",
        b"import dataclasses\n@dataclasses.dataclass\nclass D:\n    d: 'D'\n"
        b"@task\ndef t(d: D): pass",
        b"T = typing.List\nfor _ in range(500):\n    T = typing.List[T]\n@task\ndef t(x: T): pass",
        b"map_task(3)(a=1)\nLaunchPlan.get_or_create(3)\ncreate_node()",
        b"@task\n@task\n@workflow\ndef t(): pass",
    ]
    return data + head + chance.choice(kinds) + b"\n"


MUTATIONS: tuple[Mutation, ...] = (
    truncate,
    random_bytes,
    swap_tokens,
    drop_lines,
    repeat_lines,
    nest_deeply,
    huge_literal,
    endless,
    self_import,
    odd_workflow,
)


def mutated(seed: int, sources: list[bytes]) -> bytes:
    """Give the hostile file of a seed."""
    chance = random.Random(seed)
    data = chance.choice(sources)
    for _ in range(chance.choice([1, 1, 1, 2, 3])):
        data = chance.choice(MUTATIONS)(chance, data)
    return data
