"""The definitions that all contracts share, as files beside those of a contract."""

from __future__ import annotations

import re
from pathlib import Path

import flowc_idl
from flowc.contracts.proto.places import OPTIONS, VALUES, Layout


def shared_files(layout: Layout) -> dict[str, str]:
    """Give the text of each file by its path, in the Go module that is asked for."""
    root = Path(flowc_idl.__file__).parent
    module = f"{layout.go_module}/" if layout.go_module else ""
    return {
        path: re.sub(
            r'^(option go_package = ")', rf"\g<1>{module}", _text(root / path), flags=re.MULTILINE
        )
        for path in (OPTIONS, VALUES)
    }


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
