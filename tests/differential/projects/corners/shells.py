"""Shell tasks whose script lies in a file, and the raw kind."""

import os
from pathlib import Path

from flytekit import PythonFunctionTask, kwtypes, task, workflow
from flytekit.core.python_auto_container import PythonAutoContainerTask
from flytekit.extras.tasks.shell import OutputLocation, ShellTask, get_raw_shell_task
from flytekit.types.file import FlyteFile

HERE = os.path.dirname(os.path.abspath(__file__))

from_file = ShellTask(
    name="from_file",
    script_file=os.path.join(HERE, "shells.py"),
    inputs=kwtypes(a=int),
    output_locs=[OutputLocation(var="out", var_type=FlyteFile, location="out.txt")],
)
from_path = ShellTask(name="from_path", script_file=str(Path(__file__).with_name("decks.py")))
raw = get_raw_shell_task(name="raw")


@task
def first(a: int) -> int:
    return a


@task
async def second(a: int) -> int:
    return a


def kinds(*tasks):
    """Tell what the entities are, as shared libraries of tasks do."""
    return [isinstance(t, PythonFunctionTask) and isinstance(t, PythonAutoContainerTask) for t in tasks]


if all(kinds(first, second)) and not any(kinds("text", 3)):
    label = "functions"
else:
    label = "others"


@task(environment={"KIND": label})
def told(a: int) -> int:
    return a


@workflow
def shelling(a: int) -> FlyteFile:
    from_path()
    raw(env={"A": "b"}, script_args="x", script_file="y")
    return from_file(a=told(a=first(a=a)))
