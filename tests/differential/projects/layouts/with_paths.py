"""A script that makes folders beside it importable."""

import os
import sys
from pathlib import Path

from flytekit import task, workflow

HERE = os.path.dirname(os.path.abspath(__file__))
LIB = os.path.join(HERE, "lib")
if LIB not in sys.path:
    sys.path.insert(0, LIB)
sys.path.append(str(Path(__file__).resolve().parent / "vendor-code"))

import rates  # noqa: E402
from clock_names import ZONES  # noqa: E402
from rates import RATES  # noqa: E402


@task
def zones(names: str = ",".join(ZONES)) -> str:
    return names


@workflow
def priced(amount: float, currency: str = max(RATES)) -> float:
    zones()
    return rates.convert(amount=amount, currency=currency)
