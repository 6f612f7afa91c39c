"""Specifications, and longer ones made from them."""

from flytekit import ImageSpec
from flytekit.constants import CopyFileDetection

from imagery.catalogue import APT, COMMON, pinned

SMALL = ImageSpec(name="Small", registry="ghcr.io/Acme", packages=COMMON, python_version="3.11")
LARGE = (
    SMALL.with_packages("torch")
    .with_packages(pinned("lightning", "wandb"))
    .with_apt_packages(list(APT))
    .with_commands(["useradd runner", "echo \"it's done\""])
)
BY_FILE = ImageSpec(requirements="requirements.txt", registry="localhost:30000", tag_format="{spec_hash}-dev")
COPIED = ImageSpec(name="copied", copy=["assets/labels.yaml", "assets"], entrypoint=[])
COPIED_MORE = COPIED.with_copy("requirements.txt")
FIXED = ImageSpec(base_image="ghcr.io/acme/base:v7", builder="noop").with_runtime_packages(["httpx", "rich"])
BARE = ImageSpec(source_copy_mode=CopyFileDetection.NO_COPY, cuda="12.1", cudnn="8", env={"A": "1", "B": "é"})
RELATIVE = ImageSpec(source_root=".", conda_packages=["gdal"], conda_channels=["conda-forge"])
OPTIONS = ImageSpec(
    name="options",
    platform="linux/arm64",
    pip_index="https://pypi.example/simple",
    pip_extra_index_url=["https://two.example"],
    pip_secret_mounts=[(".netrc", "/root/.netrc")],
    pip_extra_args="--pre",
    registry_config="registries.json",
    python_exec="/usr/bin/python3",
).with_builder_options({"cache": True, "layers": [1, 2.5, None, ("a",)]})
