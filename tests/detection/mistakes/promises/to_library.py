"""A library computes with a promise when the workflow is compiled."""

import numpy
from flytekit import task, workflow


@task
def weigh(size: float) -> float:
    return 2 * size


@workflow
def flow(size: float) -> float:
    numpy.sqrt(size)  # mistake: promise-to-library
    # twin: numpy.sqrt(4.0)
    return weigh(size=size)
