"""Types reached through the modules that flytekit's own package binds."""

import flytekit
from flytekit import directory, file
from flytekit import task, workflow


@task
def pack(boxes: list[str]) -> flytekit.directory.FlyteDirectory:
    return flytekit.directory.FlyteDirectory("/tmp/boxes")


@task
def label(crate: directory.FlyteDirectory) -> file.FlyteFile["csv"]:
    return file.FlyteFile("/tmp/label.csv")


@workflow
def ship(boxes: list[str]) -> flytekit.file.FlyteFile["csv"]:
    return label(crate=pack(boxes=boxes))
