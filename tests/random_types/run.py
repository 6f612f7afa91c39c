"""Compare the two tools over many random types, each with a value.

PYTHONPATH=tests python -m random_types.run [--count N] [--seed N] [--workers N]

What is printed at the end names the seeds; `--seed` with one of them and `--count` repeats it.
"""

from __future__ import annotations

import sys

from dialects.types.engine import running
from differential.expected import flytekit_python
from random_programs.hunt import Tally, hunt
from random_programs.run import run
from random_types.cases import cases
from random_types.judge import judge


def main() -> int:
    """Hunt from the command line; 1 if the tools differ."""
    return run(_piece, "types", __doc__ or "")


def _piece(start: int, count: int) -> Tally:
    with running(flytekit_python()) as engine:
        return hunt(cases(), lambda one: judge(one, engine), start=start, count=count)


if __name__ == "__main__":
    sys.exit(main())
