"""A secret whose variable is spelt in lower case: refused since flytekit 1.15."""

from flytekit import Secret, task


@task(secret_requests=[Secret(group="g", key="k", env_var="lower-case")])
def secretive() -> int:
    return 1
