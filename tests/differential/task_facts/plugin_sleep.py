from datetime import timedelta
from flytekit import task
from flytekitplugins.sleep import Sleep
@task(task_config=Sleep())
def slp(duration: timedelta) -> None:
    pass
