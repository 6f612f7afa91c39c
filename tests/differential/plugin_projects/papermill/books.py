"""Notebooks as tasks."""

import os
import pathlib

from flytekit import Resources, kwtypes, task, workflow
from flytekit.types.file import FlyteFile
from flytekitplugins.papermill import NotebookTask

HERE = pathlib.Path(__file__).parent.absolute()

square = NotebookTask(
    name="books.square",
    notebook_path=os.path.join(HERE, "square.ipynb"),
    render_deck=True,
    inputs=kwtypes(v=int),
    outputs=kwtypes(square=int, plot=FlyteFile["png"]),
    requests=Resources(cpu="1", mem="1Gi"),
)
plain = NotebookTask(
    "books.plain", str(HERE / "square.ipynb"), stream_logs=True, output_notebooks=False, inputs=kwtypes(v=float)
)


@task
def added(a: int, b: int) -> int:
    return a + b


@workflow
def books(v: int = 5) -> int:
    n, plot, book, page = square(v=v)
    plain(v=1.0)
    return added(a=n, b=v)
