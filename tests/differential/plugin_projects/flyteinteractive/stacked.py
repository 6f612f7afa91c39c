"""Decorators on one another: each takes over what the inner ones have."""

from flytekit import Secret, task, workflow
from flytekit.interactive import vscode as core_vscode
from flytekitplugins.comet_ml import comet_ml_login
from flytekitplugins.flyteinteractive import jupyter, vscode
from flytekitplugins.wandb import wandb_init

KEY = Secret(group="ml", key="key")


@task
@vscode(port=8001)
@jupyter(port=8002)
def editor_over_notebook(a: int) -> int:
    return a


@task(secret_requests=[KEY])
@wandb_init(project="rides", entity="team", secret=KEY, host="https://wandb.example")
@comet_ml_login(project_name="rides", workspace="team", secret=KEY, host="https://comet.example")
def two_trackers(a: int) -> int:
    return a


@task(secret_requests=[KEY])
@comet_ml_login("rides", "team", KEY)
@core_vscode
@wandb_init(project="rides", entity="team", secret=KEY, host="https://wandb.example", id="best")
def three(a: int) -> int:
    return a


@workflow
def stacked(a: int) -> int:
    return three(a=two_trackers(a=editor_over_notebook(a=a)))
