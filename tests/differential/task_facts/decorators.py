from flytekit import task, workflow, Secret
from flytekitplugins.wandb import wandb_init
from flytekitplugins.memray import memray_profiling
from flytekit.interactive import vscode
S = Secret(key="k", group="g")
@task(secret_requests=[S])
@wandb_init(project="p", entity="e", secret=S)
def wb(a: int) -> int:
    return a
@task(secret_requests=[S])
@wandb_init(project="p", entity="e", secret=S, id="myid")
def wb2(a: int) -> int:
    return a
@task(enable_deck=True)
@memray_profiling()
def mr(a: int) -> int:
    return a
@task
@vscode
def vs(a: int) -> int:
    return a
@task
@vscode(port=8081)
def vs2(a: int) -> int:
    return a
