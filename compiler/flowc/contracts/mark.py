"""What generated files begin with: by it flowc finds its own files again."""

from __future__ import annotations

MARK = "Written by `flowc contract`; do not edit."
