"""What flytekit makes of modules beside `union`, recorded from the package itself.

PYTHONPATH=tests python -m differential.union [--check]

It asks the interpreter `FLOWC_UNION_PYTHON`, or `.venvs/union/bin/python` as made by `make union`,
and writes the answers into `union_answers/`; with `--check` it only says which are stale.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from differential.recording import Recording
from differential.units import REPOSITORY

_HERE = Path(__file__).parent
UNION = Recording(
    projects=_HERE / "union_projects",
    answers=_HERE / "union_answers",
    at=Path("/tmp/flowc-union"),  # noqa: S108
)


def main() -> int:
    """Renew the answers, or check them; 1 if an answer is stale or flytekit refuses a unit."""
    named = os.environ.get("FLOWC_UNION_PYTHON")
    python = Path(named) if named else REPOSITORY / ".venvs" / "union" / "bin" / "python"
    answers = UNION.asked(UNION.units(), python)
    told = UNION.faults if "--check" in sys.argv[1:] else UNION.renewed
    faults = list(told(answers))
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
