"""References, gates, maps and imperative workflows that flytekit refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import codes
from dialects.flytekit.preamble import PREAMBLE

MISTAKES = {
    "node-called-start": (
        ('@workflow\ndef w2() -> int:\n    return t(a=1).with_overrides(node_name="start_node")\n'),
        "wrong-setting",
    ),
    "node-called-end": (
        ('@workflow\ndef w2() -> int:\n    return t(a=1).with_overrides(node_name="End-Node")\n'),
        "wrong-setting",
    ),
    "node-called-nothing": (
        ('@workflow\ndef w2() -> int:\n    return t(a=1).with_overrides(node_name="??")\n'),
        "wrong-setting",
    ),
    "node-called-twice-imperatively": (
        (
            'w2 = Workflow(name="w2")\n'
            "w2.add_entity(t, a=1)\n"
            'w2.add_entity(t, a=1).with_overrides(node_name="n0")\n'
        ),
        "wrong-setting",
    ),
    "ref-sub": (
        ("@workflow\ndef w2(a: int) -> int:\n    return rwf(a=a)\n"),
        "wrong-setting",
    ),
    "ref-kwargs": (
        (
            '@reference_task(project="p", domain="d", name="n", version="v")\n'
            "def r(a: int, b: int = 3) -> int:\n"
            "    ...\n"
            "@workflow\n"
            "def w2(a: int) -> int:\n"
            "    return r(a=a)\n"
        ),
        "wrong-arguments",
    ),
    "ref-noret": (
        (
            '@reference_workflow(project="p", domain="d", name="rw", version="v")\n'
            "def r(a: int) -> int:\n"
            "    ...\n"
        ),
        "missing-return",
    ),
    "gate-void": (
        ('@workflow\ndef w2(a: int):\n    approve(v(a=a), "x", timeout=timedelta(1))\n'),
        "void-used",
    ),
    "gate-input": (
        ('@workflow\ndef w2(a: int):\n    approve(a, "x", timeout=timedelta(1))\n'),
        "wrong-arguments",
    ),
    "gate-tuple": (
        ('@workflow\ndef w2(a: int):\n    approve(two(a=a), "x", timeout=timedelta(1))\n'),
        "wrong-arguments",
    ),
    "gate-const": (
        ('@workflow\ndef w2(a: int):\n    approve(5, "x", timeout=timedelta(1))\n'),
        "wrong-arguments",
    ),
    "gate-cond": (
        (
            "@workflow\n"
            "def w2(a: int):\n"
            '    approve(conditional("c").if_(a == 1).then(t(a=a)).else_().then(t(a=a)), '
            '"x", timeout=timedelta(1))\n'
        ),
        "wrong-arguments",
    ),
    "gate-zero": (
        ("@workflow\ndef w2(a: int):\n    sleep(timedelta(0))\n"),
        "wrong-setting",
    ),
    "gate-int": (
        ("@workflow\ndef w2(a: int):\n    sleep(10)\n"),
        "wrong-setting",
    ),
    "gate-notype": (
        ('@workflow\ndef w2(a: int):\n    wait_for_input("x", timedelta(1), None)\n'),
        "wrong-setting",
    ),
    "gate-notimeout": (
        ('@workflow\ndef w2(a: int):\n    wait_for_input("x", expected_type=int)\n'),
        "wrong-arguments",
    ),
    "gate-timeoutint": (
        (
            "@workflow\n"
            "def w2(a: int) -> int:\n"
            '    return wait_for_input("x", timeout=5, expected_type=int)\n'
        ),
        "wrong-setting",
    ),
    "map-dyn": (
        ("@workflow\ndef w2(a: int):\n    map_task(dyn)(a=[1])\n"),
        "wrong-arguments",
    ),
    "map-eager": (
        ("@workflow\ndef w2(a: int):\n    map_task(eag)(a=[1])\n"),
        "wrong-arguments",
    ),
    "map-two": (
        ("@workflow\ndef w2(a: int):\n    map_task(two)(a=[1])\n"),
        "wrong-arguments",
    ),
    "map-wf": (
        ("@workflow\ndef w2(a: int):\n    map_task(wf)(a=[1])\n"),
        "wrong-arguments",
    ),
    "map-notlist2": (
        ("@workflow\ndef w2(a: int):\n    map_task(t)(a=1)\n"),
        "value-type",
    ),
    "map-missing": (
        ("@workflow\ndef w2(a: int):\n    map_task(opt)(a=[1])\n"),
        "wrong-arguments",
    ),
    "map-partial-pos": (
        ('@workflow\ndef w2(a: int):\n    map_task(partial(opt, 1))(b=["x"])\n'),
        "wrong-arguments",
    ),
    "map-partial-wrong": (
        ('@workflow\ndef w2(a: int):\n    map_task(partial(opt, zz=1))(a=[1], b=["x"])\n'),
        "wrong-arguments",
    ),
    "map-bound": (
        (
            "@workflow\n"
            "def w2(a: int):\n"
            '    map_task(opt, bound_inputs={"b"}, bound_inputs_values={"a": 1})(b="x")\n'
        ),
        "wrong-setting",
    ),
    "map-func": (
        (
            "def f(a: int) -> int:\n"
            "    return 1\n"
            "@workflow\n"
            "def w2(a: int):\n"
            "    map_task(f)(a=[1])\n"
        ),
        "wrong-arguments",
    ),
    "map-cont": (
        (
            'c = ContainerTask(name="c", image="i", command=["x"], inputs=kwtypes(a=int))\n'
            "@workflow\n"
            "def w2(a: int):\n"
            "    map_task(c)(a=[1])\n"
        ),
        "wrong-arguments",
    ),
    "map-module": (
        ("map_task(two)"),
        "wrong-arguments",
    ),
    "map-lp-fixed": (
        (
            'l = LaunchPlan.create("x", wf, fixed_inputs={"b": "q"})\n'
            "@workflow\n"
            "def w2(a: int):\n"
            "    map_task(l)(a=[1])\n"
            '    map_task(l)(a=[1], b=["q"])\n'
        ),
        "wrong-arguments",
    ),
    "map-lp-default": (
        (
            'l = LaunchPlan.create("x", wf, default_inputs={"b": "q"})\n'
            "@workflow\n"
            "def w2(a: int):\n"
            "    map_task(l)(a=[1])\n"
        ),
        "wrong-arguments",
    ),
    "map-lp-pos": (
        (
            'l = LaunchPlan.create("x", wf, fixed_inputs={"b": "q"})\n'
            "@workflow\n"
            "def w2(a: int):\n"
            "    map_task(l)([1])\n"
        ),
        "wrong-arguments",
    ),
    "array-task": (
        ("@workflow\ndef w2(a: int):\n    array_node(t)(a=[1])\n"),
        "wrong-arguments",
    ),
    "async-call": (
        ("@workflow\ndef w2(a: int) -> int:\n    return asy(a=a)\n"),
        "wrong-arguments",
    ),
    "eager-call": (
        ("@workflow\ndef w2(a: int) -> int:\n    return eag(a=a)\n"),
        "wrong-arguments",
    ),
    "imp-dupin": (
        ('w = Workflow("w")\nw.add_workflow_input("a", int)\nw.add_workflow_input("a", int)\n'),
        "wrong-setting",
    ),
    "imp-dupout": (
        (
            'w = Workflow("w")\n'
            "n = w.add_entity(t, a=1)\n"
            'w.add_workflow_output("a", n.outputs["o0"])\n'
            'w.add_workflow_output("a", n.outputs["o0"])\n'
        ),
        "wrong-setting",
    ),
    "imp-inout": (
        ('w = Workflow("w")\np = w.add_workflow_input("a", int)\nw.add_workflow_output("a", p)\n'),
        "wrong-output",
    ),
    "imp-list": (
        (
            'w = Workflow("w")\n'
            "n = w.add_entity(t, a=1)\n"
            'w.add_workflow_output("a", [n.outputs["o0"]])\n'
        ),
        "wrong-output",
    ),
    "imp-missing": (
        ('w = Workflow("w")\nn = w.add_entity(t)\n'),
        "wrong-arguments",
    ),
    "imp-extra": (
        ('w = Workflow("w")\nn = w.add_entity(t, a=1, b=2)\n'),
        "wrong-arguments",
    ),
    "imp-cond": (
        ('w = Workflow("w")\nc = w.create_conditional("x")\n'),
        "wrong-condition",
    ),
    "imp-inwf": (
        ('w = Workflow("w")\n@workflow\ndef w2(a: int):\n    w.add_entity(t, a=1)\n'),
        "wrong-arguments",
    ),
    "imp-fail": (
        (
            "@task\n"
            "def h(q: int):\n"
            "    return None\n"
            'w = Workflow("w")\n'
            'w.add_workflow_input("a", int)\n'
            "w.add_on_failure_handler(h)\n"
        ),
        "wrong-setting",
    ),
    "imp-task-pos": (
        ('w = Workflow("w")\nn = w.add_task(t, 1)\n'),
        "wrong-arguments",
    ),
    "order-circle": (
        (
            "@workflow\n"
            "def w2(a: int) -> int:\n"
            "    b = t(a=a)\n"
            "    c = t(a=t(a=b))\n"
            "    c >> b\n"
            "    return c\n"
        ),
        "circular-order",
    ),
    "order-itself": (
        "@workflow\ndef w2(a: int):\n    b, c = two(a=a)\n    b >> c\n",
        "circular-order",
    ),
    "input-self": (
        (
            "@task\n"
            "def own(self: int) -> int:\n"
            "    return self\n"
            "@workflow\n"
            "def w2(a: int) -> int:\n"
            "    return own(self=a)\n"
        ),
        "wrong-arguments",
    ),
    "node-output": (
        (
            "class Named(typing.NamedTuple):\n"
            "    id: int\n"
            "    text: str\n"
            "@task\n"
            "def own() -> Named:\n"
            "    return Named(1, '')\n"
            "@workflow\n"
            "def w2():\n"
            "    create_node(own)\n"
        ),
        "wrong-arguments",
    ),
    "map-self": (
        (
            "@task\n"
            "def own(self: int, a: int) -> int:\n"
            "    return self\n"
            "@workflow\n"
            "def w2(a: int) -> typing.List[int]:\n"
            "    return map_task(partial(own, self=1))(a=[a])\n"
        ),
        "wrong-arguments",
    ),
    "input-ctx": (
        (
            "@workflow\n"
            "def inner(ctx: str = 'c', b: int = 1) -> int:\n"
            "    return t(a=b)\n"
            "@workflow\n"
            "def w2() -> int:\n"
            "    return inner(b=2)\n"
        ),
        "wrong-arguments",
    ),
    "input-entity": (
        (
            "@task\n"
            "def own(entity: int) -> int:\n"
            "    return entity\n"
            "@workflow\n"
            "def w2(a: int) -> int:\n"
            "    return own(a)\n"
        ),
        "wrong-arguments",
    ),
    "unhashable-note": (
        (
            "from dataclasses import dataclass\n"
            "@dataclass\n"
            "class D:\n"
            "    a: int = 1\n"
            "@workflow\n"
            "def w2(a: typing.Annotated[D, {'unit': 'm'}] = D()):\n"
            "    v(a=a.a)\n"
        ),
        "unencodable-value",
    ),
}
"""Where flytekit 1.16.31 raises: what comes after the preamble, and the code of the finding."""


@pytest.mark.parametrize("name", MISTAKES)
def test_what_flytekit_refuses_is_reported(name: str, tmp_path: Path) -> None:
    """A mistake is found, and nothing else."""
    source, code = MISTAKES[name]
    assert codes(tmp_path, PREAMBLE + source) == [code]
