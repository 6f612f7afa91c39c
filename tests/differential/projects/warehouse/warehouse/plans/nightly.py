"""Every plan that runs by the clock."""

from datetime import timedelta

from flytekit import CronSchedule, FixedRate, LaunchPlan
from flytekit.models.common import AuthRole, RawOutputDataConfig
from flytekit.models.security import Identity, SecurityContext

from warehouse.loads.customers import Segment, load_customers
from warehouse.loads.orders import load_orders
from warehouse.shared.notify import notifications, owned_by, team_labels

default_plan = LaunchPlan.get_or_create(load_orders)

nightly = LaunchPlan.get_or_create(
    workflow=load_orders,
    name="orders_nightly",
    schedule=CronSchedule(schedule="0 3 * * 1-5", kickoff_time_input_arg="kickoff"),
    fixed_inputs={"table": "fct_orders_daily"},
    default_inputs={"overlap": timedelta(hours=2)},
    notifications=notifications("sales@example.com", page=True, channel="data"),
    labels=team_labels("sales", tier=1),
    annotations=owned_by("sales", runbook="https://runbooks.example.com/orders"),
    max_parallelism=4,
    overwrite_cache=True,
    raw_output_data_config=RawOutputDataConfig("s3://warehouse-raw/orders"),
    security_context=SecurityContext(
        run_as=Identity(iam_role="arn:aws:iam::1:role/loader", k8s_service_account="loader")
    ),
)

weekly = LaunchPlan.create(
    "orders_weekly",
    load_orders,
    schedule=CronSchedule(schedule="@weekly", kickoff_time_input_arg="kickoff", offset="PT30M"),
    auth_role=AuthRole(assumable_iam_role="arn:aws:iam::1:role/weekly", kubernetes_service_account="weekly"),
)

RATES = {"fast": timedelta(minutes=30), "hourly": timedelta(hours=6), "slow": timedelta(days=2)}
by_rate = {
    name: LaunchPlan.create(
        f"orders_{name}",
        load_orders,
        schedule=FixedRate(duration=rate, kickoff_time_input_arg="kickoff"),
        labels=team_labels("sales"),
    )
    for name, rate in RATES.items()
}

manual = LaunchPlan.get_or_create(load_customers, "customers_manual", auto_activate=True)
again = LaunchPlan.get_or_create(load_customers, "customers_manual", auto_activate=True)
assert again is manual
