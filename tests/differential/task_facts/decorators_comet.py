from flytekit import task, Secret
from flytekitplugins.comet_ml import comet_ml_login
S = Secret(key="k", group="g")
@task(secret_requests=[S])
@comet_ml_login(project_name="p", workspace="w", secret=S)
def cm(a: int) -> int:
    return a
@task(secret_requests=[S])
@comet_ml_login(project_name="p", workspace="w", secret=S, experiment_key="ek")
def cm2(a: int) -> int:
    return a
