"""A variable holds the address of an object."""

from flytekit import task


class Model:
    depth = 3


@task(environment={"MODEL": f"{Model()}"})  # mistake: varying-setting
# twin: @task(environment={"MODEL": f"{Model().depth}"})
def double(number: int) -> int:
    return 2 * number
