"""The generated code is current, and does not stand in the way of the product."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import flowc
from flowc_idl.flowc.ir.v1 import program_pb2

ROOT = Path(__file__).parent.parent.parent
SCRIPT = ROOT / "idl" / "generate.py"


def test_generated_code_is_current() -> None:
    """Generate again: nothing changes."""
    done = subprocess.run(
        [sys.executable, SCRIPT, "--check"], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_product_keeps_its_name() -> None:
    """Import both `flowc` packages."""
    assert program_pb2.DESCRIPTOR.package == "flowc.ir.v1"
    assert program_pb2.Program.__module__ == program_pb2.__name__
    assert Path(flowc.__file__).parent == ROOT / "compiler" / "flowc"


def test_the_runtime_is_not_tied_to_the_generator() -> None:
    """Find no check of the release of the runtime, and no import by the path of the definition."""
    for path in (ROOT / "idl").rglob("*_pb2.py"):
        text = path.read_text(encoding="utf-8")
        assert "runtime_version" not in text
        assert "from flowc." not in text
