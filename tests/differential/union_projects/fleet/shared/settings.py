"""Actors, artifacts and secrets in one place."""

import union

WEATHER = union.Secret(key="weather-api")
FILE = union.Secret(key="certificate", mount_requirement=union.Secret.MountType.FILE)
SMALL = union.Resources(cpu="500m", mem="512Mi")
LARGE = union.Resources(cpu="4", mem="16Gi", gpu="1")
POOL = union.ActorEnvironment(
    name="routing-pool",
    replica_count=4,
    ttl_seconds=300,
    requests=SMALL,
    limits=LARGE,
    secret_requests=[WEATHER, FILE],
    environment={"REGION": "north", "NOTE": 'it\'s "quoted"'},
)
Routes = union.Artifact(name="routes", partition_keys=["city"], time_partitioned=True)
Weather = union.Artifact(name="weather", time_partitioned=True)
Table = union.Artifact(name="table", partition_keys=["city", "kind"])
