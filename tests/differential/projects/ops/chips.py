"""Slices of tensor processors, and partitions of graphics cards."""

from flytekit import task, workflow
from flytekit.extras.accelerators import A100, A100_80GB, V5E, V5P, V6E


@task(accelerator=V5E)
def whole() -> int:
    return 1


@task(accelerator=V5E.slice_2x4)
def slice_of_v5e() -> int:
    return 1


@task(accelerator=V5P.slice_16x16x24)
def slice_of_v5p() -> int:
    return 1


@task(accelerator=V6E.unpartitioned)
def unpartitioned() -> int:
    return 1


@task(accelerator=V6E.partitioned("8x8"))
def partitioned() -> int:
    return 1


@task(accelerator=A100_80GB.partition_7g_80gb)
def part() -> int:
    return 1


@workflow
def flow() -> int:
    whole().with_overrides(accelerator=A100.unpartitioned)
    slice_of_v5e()
    slice_of_v5p()
    unpartitioned()
    partitioned()
    return part()
