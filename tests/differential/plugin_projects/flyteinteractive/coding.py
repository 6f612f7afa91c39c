"""Tasks that open an editor or a notebook."""

from flytekit import ImageSpec, task, workflow
from flytekitplugins.flyteinteractive import COPILOT_EXTENSION, VIM_CONFIG, VscodeConfig, jupyter, vscode

image = ImageSpec(name="code", packages=["flytekitplugins-flyteinteractive"], apt_packages=["git"])
CONFIG = VscodeConfig(code_server_dir_names={"amd64": "code-server-4"})
CONFIG.add_extensions(COPILOT_EXTENSION)


@task(container_image=image)
@vscode
def edited(a: int) -> int:
    return a


@task(container_image=image)
@vscode(max_idle_seconds=600, port=8081, run_task_first=True, config=VIM_CONFIG)
def settings(a: int) -> int:
    return a


@task
@vscode(config=CONFIG, enable=False)
def disabled(a: int) -> int:
    return a


@task(requests=None, cache=False)
@jupyter(port=8888, max_idle_seconds=3600, notebook_dir="/root/books")
def notebook(a: int) -> int:
    return a


@workflow
def coding(a: int) -> int:
    return notebook(a=disabled(a=settings(a=edited(a=a))))
