"""Flyte packages in place of sources: found by their names, read, and judged by the same rules."""

from __future__ import annotations

from pathlib import Path

from flowc.cli.command import UsageError
from flowc.cli.policy import all_codes, policy_of
from flowc.cli.project import Project
from flowc.cli.session import Result
from flowc.targets.flyte.lifting.lift import Lifted, lift_files, lift_package
from flowc_ir.diagnostic import in_reading_order
from flowc_validators import Asked, judge


def lift_path(path: str) -> Lifted:
    """Read a package: an archive, a folder of messages, or one message; raises UsageError."""
    place = Path(path)
    try:
        if place.is_dir():
            files = [
                (file.relative_to(place).as_posix(), file.read_bytes())
                for file in sorted(place.rglob("*.pb"))
                if file.is_file()
            ]
            return lift_files(place.name, files)
        data = place.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from error
    if path.endswith(".pb"):
        return lift_files(place.name, [(place.name, data)])
    return lift_package(place.name, data)


def judged(path: str, project: Project, remarks: list[str]) -> Result:
    """Read a package and judge it by the rules that a configuration selects."""
    lifted = lift_path(path)
    policy = policy_of(project.config, project.way_in_base)
    asked = Asked(policy.is_anywhere, policy.is_shown, all_codes)
    found = judge(lifted.program, lifted.report.diagnostics, {}, asked)
    if lifted.inexact and not policy.is_anywhere("inexact-entity"):
        count = len(lifted.inexact)
        shown = "1 entity says" if count == 1 else f"{count} entities say"
        remarks.append(f"{shown} more than is checked: --extend-select inexact-entity")
    return Result(
        project=project,
        program=lifted.program,
        diagnostics=tuple(in_reading_order(map(policy.weighed, found))),
        sources={},
        loaded=(),
    )
