"""Flyte's definitions as the clients in Java and Rust bring them."""

from __future__ import annotations

from pathlib import Path

from consumers.definitions.needed import REQUEST, needed
from consumers.definitions.prost import prost_text
from consumers.definitions.proto_text import proto_files

STUBS = Path(__file__).parents[3] / "compiler" / "flowc" / "contracts" / "stubs"


def files() -> dict[Path, str]:
    """Give all that is generated, by its place."""
    definitions = needed(REQUEST)
    made = {
        STUBS / "java" / "proto" / name: text for name, text in proto_files(definitions).items()
    }
    made[STUBS / "rust" / "flyteidl.rs"] = prost_text(definitions)
    return made
