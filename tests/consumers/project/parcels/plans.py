"""The launch plans of parcels."""

from flytekit import LaunchPlan

from parcels.tasks import deliver
from parcels.values import Speed

deliver_plan = LaunchPlan.get_or_create(deliver)
overnight = LaunchPlan.get_or_create(
    deliver, "overnight", default_inputs={"tags": []}, fixed_inputs={"speed": Speed.NEXT_DAY}
)
