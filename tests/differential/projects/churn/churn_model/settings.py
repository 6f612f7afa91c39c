"""Constants that more than one module needs."""

from datetime import timedelta
from pathlib import PurePosixPath

from flytekit import Resources

MODEL_NAME = "churn"
_MAJOR, _MINOR, _PATCH = 2, 4, 0
PROJECT_VERSION = f"{_MAJOR}.{_MINOR}.{_PATCH}"

BUCKET = PurePosixPath("ml-artifacts") / MODEL_NAME
FEATURE_URI = "s3://" + str(BUCKET / "features" / f"v{_MAJOR}")

SMALL = Resources(cpu="500m", mem="512Mi")
LARGE = Resources(cpu="4", mem="16Gi", ephemeral_storage="20Gi")
ONE_HOUR = timedelta(hours=1)

COLUMNS = {
    "tenure": int,
    "monthly_charges": float,
    "contract": str,
    "churned": bool,
}
NUMERIC = tuple(name for name, kind in COLUMNS.items() if kind in (int, float))
