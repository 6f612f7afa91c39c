"""The artifacts of the project, declared in one place."""

from flytekit import Artifact
from flytekit.core.artifact import Granularity

Prices = Artifact(name="prices", partition_keys=["region", "currency"])
Rides = Artifact(name="rides", time_partitioned=True, partition_keys=["region"])
Hourly = Artifact(
    name="hourly-load",
    time_partitioned=True,
    time_partition_granularity=Granularity.HOUR,
)
Model = Artifact(name="model", project="shared", domain="production")
REGIONS = ["north", "south"]
BY_REGION = {region: Artifact(name=f"report-{region}") for region in REGIONS}
