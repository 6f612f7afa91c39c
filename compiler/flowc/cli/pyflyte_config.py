"""What `pyflyte package` takes from a configuration file of flytekit."""

from __future__ import annotations

from pathlib import Path

from flowc.cli.command import UsageError


def packages_of_config(path: str) -> list[str]:
    """Give the packages that a configuration file names; raises UsageError if it is no such file.

    Mirrors flytekit 1.16.31 configuration/file.py: a YAML file names none, an INI file may do so in
    `workflow_packages` of its section `sdk`, separated by commas.
    """
    file = Path(path)
    if not file.is_file():
        raise UsageError(f"--config {path}: no such file")
    if path.endswith(("yaml", "yml")):
        return []
    # Reading INI files takes long to import, and few have one.
    from configparser import ConfigParser, Error

    parser = ConfigParser()
    try:
        parser.read_string(file.read_bytes().decode())
        named = parser.get("sdk", "workflow_packages", fallback="")
    except (Error, UnicodeDecodeError) as error:
        raise UsageError(f"--config {path}: {' '.join(str(error).split())}") from error
    if parser.has_section("internal"):
        raise UsageError(f"--config {path}: a section `internal` is not allowed")
    return [part.strip() for part in named.split(",") if part.strip()]
