"""Tasks whose settings come out of classes."""

from flytekit import task, workflow

from acme.base.job import GpuJob, Job, LongJob


class Ingest(Job):
    labels = {"stage": "in"}


class TrainModel(GpuJob):
    hours = 48.5


class Publish(LongJob):
    retries = 0

    def __init__(self, target: str):
        self.target = target

    @property
    def environment(self) -> dict:
        return {"TARGET": self.target.upper(), "JOBS": ",".join(job.slug() for job in Job._registry)}


site = Publish("web site")


@task(**Ingest.settings())
def ingest(day: str) -> int:
    return len(day)


@task(**TrainModel.settings())
def train(rows: int) -> float:
    return float(rows)


@task(environment=site.environment, **Publish.settings())
def publish(accuracy: float) -> str:
    return str(accuracy)


@workflow
def run(day: str) -> str:
    return publish(accuracy=train(rows=ingest(day=day)))
