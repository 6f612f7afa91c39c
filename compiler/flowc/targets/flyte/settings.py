"""What `pyflyte package` takes from its command line and environment."""

from __future__ import annotations

from flowc.flytekit_versions import NEWEST, Behaviour
from flowc.targets.flyte.images import Images, default_image
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.task import Pair

MIRRORED_PYTHON = "3.11"


@dataclass(frozen=True, slots=True)
class FastRegistration:
    """Whether code is shipped beside the image (`--copy`), and from where it is fetched.

    An empty `distribution` leaves a placeholder that the registering tool fills in.
    """

    enabled: bool = False
    distribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlyteSettings:
    """All inputs of the Flyte target beside the program, with the defaults of `pyflyte package`.

    None as project, domain and version leaves them to the registering tool. `destination` is the
    folder in the container where the code lies (`-d`), `source_path` where it lies on the machine
    that packages with flytekit. Mirrors `SerializationSettings` of flytekit 1.16.31, with one
    decision of ours: if `source_path` is empty, its `source_root` is `destination`, never a path
    of the machine that compiles.
    """

    project: str | None = None
    domain: str | None = None
    version: str | None = None
    images: Images = Images(default_image(NEWEST.version, MIRRORED_PYTHON))
    environment: tuple[Pair, ...] = ()
    python_interpreter: str = "/opt/venv/bin/python3"
    destination: str = "/root"
    source_path: str = ""
    fast: FastRegistration = FastRegistration()
    flytekit: Behaviour = NEWEST


def default_settings(flytekit: Behaviour) -> FlyteSettings:
    """Give the defaults of one version of flytekit."""
    images = Images(default_image(flytekit.version, MIRRORED_PYTHON))
    return FlyteSettings(images=images, flytekit=flytekit)
