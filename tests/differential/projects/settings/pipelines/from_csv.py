"""Days from a table."""

import csv
from datetime import datetime
from pathlib import Path

from flytekit import LaunchPlan, task, workflow

with open(Path(__file__).parent.parent / "conf" / "holidays.csv", newline="") as f:
    HOLIDAYS = list(csv.DictReader(f))

with open("conf/holidays.csv") as f:
    reader = csv.reader(f)
    header = next(reader)
    days = [datetime.strptime(row[0], "%Y-%m-%d") for row in reader]


@task(environment={"COLUMNS": ",".join(header)})
def close(day: datetime, names: list[str]) -> str:
    return names[0]


@workflow
def closing(day: datetime = days[-1]) -> str:
    return close(day=day, names=[h["name"] for h in HOLIDAYS])


for row, day in zip(HOLIDAYS, days):
    LaunchPlan.get_or_create(closing, name=f"closing_{row['day']}", fixed_inputs={"day": day})
