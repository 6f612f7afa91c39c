from flytekit import task
from flytekitplugins.flyteinteractive import jupyter, vscode
@task
@jupyter
def jp(a: int) -> int:
    return a
@task
@vscode
def vs(a: int) -> int:
    return a
