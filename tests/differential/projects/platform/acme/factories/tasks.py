"""`@task` with the settings of the house."""

import functools
from typing import Optional

from flytekit import ContainerTask, Resources, kwtypes, task
from flytekit.types.file import FlyteFile

_SIZES = {
    "s": Resources(cpu="250m", mem="256Mi"),
    "m": Resources(cpu="1", mem="2Gi"),
    "l": Resources(cpu="4", mem="16Gi"),
}

small_task = functools.partial(task, requests=_SIZES["s"], limits=_SIZES["m"], retries=1)


def sized(size: str = "m", /, **settings):
    """A decorator: `@sized("l", cache=...)`."""
    defaults = dict(requests=_SIZES[size], environment={"SIZE": size})
    defaults.update(settings)
    return task(**defaults)


def cached_task(version: Optional[str] = None, *args, **kwargs):
    kwargs.setdefault("cache", True)
    kwargs["cache_version"] = version or "0"

    def decorate(fn):
        return sized(*args, **kwargs)(fn)

    return decorate


def make_reader(kind: str, **extra: type) -> ContainerTask:
    """Make a container task that reads one kind of file."""
    return ContainerTask(
        name=f"acme.read-{kind}",
        image=f"ghcr.io/acme/read-{kind}:1",
        command=["read", *(f"--{name}={{{{.inputs.{name}}}}}" for name in extra), "/in/source"],
        inputs=kwtypes(source=FlyteFile[kind], **extra),
        outputs=kwtypes(rows=int),
        input_data_dir="/in",
        output_data_dir="/out",
    )
