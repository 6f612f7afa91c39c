"""A secret is asked for by a text."""

from flytekit import Secret, task


@task(secret_requests=["token"])  # mistake: wrong-setting
# twin: @task(secret_requests=[Secret(group="api", key="token")])
def train(number: int) -> int:
    return number
