"""A task is a method, where no worker finds it."""

from flytekit import task


class Numbers:
    @staticmethod
    @task  # mistake: hidden-task
    # twin:
    def double(number: int) -> int:  # or here
        return 2 * number
