"""A fault of flowc is called one, and is short."""

from __future__ import annotations

from collections.abc import Callable
from io import StringIO

from flowc.cli.command import UsageError
from flowc.cli.main import guarded
from flowc.cli.paint import Paint
from flowc.cli.terminal import Terminal


def _fail() -> int:
    raise RuntimeError("the floor is gone")


def _refuse() -> int:
    raise UsageError("no such folder")


def _run(work: Callable[[], int], *, debug: bool = False) -> tuple[int, str]:
    err = StringIO()
    plain = Paint(False)
    terminal = Terminal(out=StringIO(), err=err, paint_out=plain, paint_err=plain, is_live=False)
    return guarded(work, terminal, debug=debug), err.getvalue()


def test_a_fault_says_whose_it_is() -> None:
    """Say that it is ours and how to report it, without a traceback."""
    code, err = _run(_fail)
    assert code == 2
    assert "fault of flowc" in err
    assert "RuntimeError: the floor is gone" in err
    assert "report" in err
    assert "Traceback" not in err


def test_debug_shows_the_traceback() -> None:
    """Show where the fault is to those who ask."""
    code, err = _run(_fail, debug=True)
    assert code == 2
    assert "Traceback" in err


def test_a_usage_error_is_no_fault() -> None:
    """Say what is wrong, and blame nobody."""
    code, err = _run(_refuse, debug=True)
    assert code == 2
    assert err == "flowc: error: no such folder\n"
