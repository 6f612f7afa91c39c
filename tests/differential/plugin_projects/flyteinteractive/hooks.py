"""Editors that run something first, and the decorator of flytekit itself."""

from flytekit import Resources, task, workflow
from flytekit.interactive import vscode as core_vscode
from flytekitplugins.flyteinteractive import jupyter, vscode


def ready() -> None:
    print("ready")


@task(requests=Resources(cpu="1", mem="2Gi"), environment={"EDITOR": "1"})
@vscode(pre_execute=ready, post_execute=ready)
def hooked(a: int) -> str:
    return str(a)


@task
@jupyter
def bare(text: str) -> str:
    return text


@task
@core_vscode(port=9000)
def core(text: str) -> str:
    return text


@workflow
def chain(a: int) -> str:
    return core(text=bare(text=hooked(a=a)))
