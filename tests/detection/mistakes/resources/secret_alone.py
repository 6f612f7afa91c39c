"""A secret is requested without a list around it."""

from flytekit import Secret, task

KEY = Secret(group="keys", key="api")


@task(secret_requests=KEY)  # mistake: wrong-setting
# twin: @task(secret_requests=[KEY])
def train(number: int) -> int:
    return number
