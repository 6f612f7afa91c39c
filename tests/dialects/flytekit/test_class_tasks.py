"""Classes of tasks: what is overridden is asked, what cannot be known is opaque."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import compile_files, findings, reasons, task_of
from flowc_ir.launch_plan import LaunchPlan

PREAMBLE = """\
    import copy
    import elsewhere
    from flytekit import PythonFunctionTask, PythonInstanceTask, kwtypes, task, workflow
    from flytekit.extend import Interface, PythonTask, TaskPlugins

    class Query(PythonTask):
        def __init__(self, name="x", **kwargs):
            interface = Interface(kwtypes(a=int), kwtypes(o=int))
            super().__init__("query", name, interface=interface, **kwargs)

"""

OPAQUE = {
    "custom": ("def get_custom(self, s): return elsewhere.config()", "elsewhere.config"),
    "object": ("def get_custom(self, s): return {'a': object()}", "JSON does not carry"),
    "number": ("def get_custom(self, s): return {'a': float('nan')}", "JSON does not carry"),
    "set": ("def get_custom(self, s): return {'a': {1}}", "JSON does not carry"),
    "config": ("def get_config(self, s): return {'a': elsewhere.text()}", "elsewhere.text"),
    "settings": (
        "def get_custom(self, s): return {'v': s.image_config}",
        "the settings of packaging",
    ),
    "container": ("def get_container(self, s): return elsewhere.Container()", "elsewhere"),
    "pod": ("def get_k8s_pod(self, s): return {'a': 1}", "code of one's own"),
    "sql": ("def get_sql(self, s): return 'select 1'", "code of one's own"),
    "interface": ("@property\n        def python_interface(self): return None", "of one's own"),
    "type": ("@property\n        def task_type(self): return elsewhere.kind()", "elsewhere.kind"),
    "name": ("@property\n        def name(self): return elsewhere.name()", "elsewhere.name"),
    "base": ("pass\n    class Mine(Mine, elsewhere.Base): pass", "elsewhere.Base"),
}


@pytest.mark.parametrize(("body", "reason"), OPAQUE.values(), ids=OPAQUE)
def test_an_override_that_is_not_known_makes_opaque(body: str, reason: str, tmp_path: Path) -> None:
    """Override a method by what cannot be known."""
    source = f"{PREAMBLE}    class Mine(Query):\n        {body}\n\n    x = Mine()\n"
    outcome = compile_files(tmp_path, {"main.py": source})
    found = reasons(outcome)
    assert len(found) == 1, findings(outcome)
    assert reason in next(iter(found.values()))


MADE = {
    "perhaps": "if elsewhere.flag():\n        x = Query()",
    "unknown-name": "x = Query(elsewhere.name())",
    "lost": "x = Query()\n    elsewhere.change(x)",
    "renamed": "x = Query()\n    x._name = 'y'",
    "reshaped": "x = Query()\n    x._python_interface = Interface({'b': int})",
    "new": (
        "class New(Query):\n"
        "        def __new__(cls, *args): return super().__new__(cls)\n"
        "    x = New()"
    ),
    "docs": "def x(a: int): ...\n    x.__doc__ = elsewhere.text()\n    task(x)",
    "signature": "def x(a: int): ...\n    x.__signature__ = elsewhere.signature()\n    task(x)",
    "annotations": "def x(a: int): ...\n    x.__annotations__ = elsewhere.types()\n    task(x)",
    "metadata": "@task\n    def x(a: int): ...\n    x.metadata.retries = 5",
    "environment": "@task\n    def x(a: int): ...\n    x.environment['A'] = 'b'",
    "private": "@task\n    def x(a: int): ...\n    x._container_image = 'i'",
    "workflow": "@workflow\n    def x(a: int): ...\n    x._name = 'y'",
    "config": "@task(task_config=elsewhere.Config())\n    def x(a: int): ...",
    "resolver": "@task(task_resolver=elsewhere.resolver)\n    def x(a: int): ...",
}


@pytest.mark.parametrize("body", MADE.values(), ids=MADE)
def test_an_object_that_is_not_known_leaves_an_opaque_task(body: str, tmp_path: Path) -> None:
    """Make an object in a way that cannot be followed."""
    outcome = compile_files(tmp_path, {"main.py": f"{PREAMBLE}    {body}\n"})
    assert reasons(outcome), findings(outcome)
    tasks = {e.name for e in outcome.program.entities if not isinstance(e, LaunchPlan)}
    assert not {"x", "main.x"} & (tasks - set(reasons(outcome)))


def test_a_copy_is_no_task(tmp_path: Path) -> None:
    """Call a copy of a task: flytekit would make a node of it, under the same name."""
    body = "x = Query()\n    y = copy.copy(x)\n    @workflow\n    def w(a: int): y(a=a)\n"
    outcome = compile_files(tmp_path, {"main.py": f"{PREAMBLE}    {body}"})
    assert task_of(outcome, "x").type == "query"
    assert list(reasons(outcome)) == ["main.w"]


WRONG = {
    "abstract": ("class A(PythonInstanceTask): pass\n    A('x', None)", "abstract method"),
    "input": ("Interface({'not a name': int})", "it is no identifier"),
    "output": ("Interface(outputs={'class': int})", "cannot be the name of an output"),
    "twice": ("Interface({'a': int}).with_inputs({'a': int})", "already exists"),
    "decks": ("Query(enable_deck=True, disable_deck=True)", "exclude one another"),
    "missing": ("PythonTask('x')", "name"),
    "plugin": (
        "TaskPlugins.register_pythontask_plugin(int, PythonFunctionTask)\n"
        "    TaskPlugins.register_pythontask_plugin(int, Query)",
        "collides",
    ),
}


@pytest.mark.parametrize(("body", "message"), WRONG.values(), ids=WRONG)
def test_what_flytekit_refuses_is_reported_at_the_users_line(
    body: str, message: str, tmp_path: Path
) -> None:
    """Report an exception of flytekit's classes where the user's code calls them."""
    outcome = compile_files(tmp_path, {"main.py": f"{PREAMBLE}    {body}\n"})
    found = outcome.report.diagnostics
    assert any(message in one.message for one in found), [*findings(outcome), reasons(outcome)]
    assert all(one.span.path == "main.py" for one in found)
