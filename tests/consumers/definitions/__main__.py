"""Write Flyte's definitions into the rooms of the stubs in Java and Rust: `make definitions`."""

from __future__ import annotations

from pathlib import Path

from consumers.definitions.needed import needed
from consumers.definitions.prost import prost_text
from consumers.definitions.proto_text import proto_text

STUBS = Path(__file__).parents[3] / "compiler" / "flowc" / "contracts" / "stubs"


def files() -> dict[Path, str]:
    """Give all that is generated, by its place."""
    definitions = needed()
    made = {
        STUBS / "java" / "proto" / file.name: proto_text(file)
        for file in definitions.file
        if file.package != "google.protobuf"
    }
    made[STUBS / "rust" / "flyteidl.rs"] = prost_text(definitions)
    return made


if __name__ == "__main__":
    for path, text in files().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
