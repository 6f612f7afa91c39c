"""The Flyte target as the driver sees it."""

from __future__ import annotations

from flowc.targets.base import Artifact, Emission
from flowc.targets.flyte.package import build_package
from flowc.targets.flyte.settings import FlyteSettings
from flowc_ir.lazy_dataclass import dataclass
from flowc_ir.program import Program


@dataclass(frozen=True, slots=True)
class FlyteTarget:
    """Writes a package that can be registered with Flyte."""

    settings: FlyteSettings = FlyteSettings()
    path: str = "flyte-package.tgz"
    source_archive: Artifact | None = None

    def emit(self, program: Program) -> Emission:
        """Write all exact entities of `program` into one archive."""
        package = build_package(program, self.settings, source_archive=self.source_archive)
        return Emission(
            artifacts=(Artifact(self.path, package.data),),
            written=package.written,
            skipped=package.skipped,
        )
