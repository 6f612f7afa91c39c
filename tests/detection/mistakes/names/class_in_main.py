"""A task makes an object of a class that no worker has."""

from dataclasses import dataclass

from flytekit import task


@task
def length(x: float, y: float) -> float:
    return abs(complex(Point(x, y).x, y))  # or here


if __name__ == "__main__":  # mistake: main-only-name
# twin: if __name__:

    @dataclass
    class Point:
        x: float
        y: float
