"""A workflow is defined where only running the file itself finds it."""

import sys

from flytekit import task, workflow


@task
def double(number: int) -> int:
    return 2 * number


if __name__ == "__main__":  # mistake: main-only-entity
# twin: if sys.version_info >= (3, 8):

    @workflow
    def flow(number: int) -> int:  # or here
        return double(number=number)
