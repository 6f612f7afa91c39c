"""One launch plan for each YAML file in a folder."""

from pathlib import Path

import yaml
from flytekit import CronSchedule, LaunchPlan, task, workflow

FOLDER = Path(__file__).parents[1] / "conf" / "regions"


@task
def visit(shop: str, region: str) -> int:
    return 0


@workflow
def inspect(shops: list[str], region: str) -> int:
    return visit(shop="all", region=region)


plans = []
for path in sorted(FOLDER.glob("*.yaml")):
    region = yaml.load(path.read_text(), Loader=yaml.SafeLoader)
    plans.append(
        LaunchPlan.get_or_create(
            inspect,
            name=f"inspect_{path.stem}",
            schedule=CronSchedule(schedule=region["cron"]),
            fixed_inputs={"region": region["name"]},
            default_inputs={"shops": region["shops"]},
        )
    )
