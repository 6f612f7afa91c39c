"""One plan a region, each by its own clock."""

from datetime import datetime

from flytekit import CronSchedule, Email, LaunchPlan, task, workflow
from flytekit.models.common import Labels
from flytekit.models.core.execution import WorkflowExecutionPhase

from sales.flow import collect, convert, publish
from sales.regions import ON_CALL, REGIONS


@task
def check(rows: int, at_least: int = 1) -> bool:
    """Fail if there is too little."""
    assert rows >= at_least
    return True


@workflow
def daily_sales(day: datetime, currency: str = "EUR", table: str = "sales_daily") -> bool:
    """Collect the sales of all shops of all regions."""
    shops = [shop for region in REGIONS.values() for shop in region["shops"]]
    sales = [collect(shop=shop, day=day).with_overrides(node_name=shop) for shop in shops]
    rows = publish(sales=convert(sales=sales, currency=currency), table=table)
    return check(rows=rows, at_least=len(shops))


plans = {
    name: LaunchPlan.get_or_create(
        daily_sales,
        name=f"daily-sales-{name}",
        fixed_inputs={"currency": region["currency"], "table": f"sales_{name}"},
        schedule=CronSchedule(schedule=f"0 {region['hour']} * * *", kickoff_time_input_arg="day"),
        notifications=[Email(phases=[WorkflowExecutionPhase.FAILED], recipients_email=ON_CALL)],
        labels=Labels({"region": name}),
        max_parallelism=len(region["shops"]),
    )
    for name, region in REGIONS.items()
}
