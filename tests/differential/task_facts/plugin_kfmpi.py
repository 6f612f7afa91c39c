from flytekit import task, Resources
from flytekitplugins.kfmpi import MPIJob, Launcher, Worker, RunPolicy, RestartPolicy, CleanPodPolicy, HorovodJob
@task(task_config=MPIJob(launcher=Launcher(replicas=1, requests=Resources(cpu="1"), restart_policy=RestartPolicy.NEVER), worker=Worker(replicas=2, image="w:1", command=["x"], restart_policy=RestartPolicy.FAILURE), run_policy=RunPolicy(clean_pod_policy=CleanPodPolicy.ALL, ttl_seconds_after_finished=10, active_deadline_seconds=20, backoff_limit=3), slots=2))
def mpi(a: int) -> int:
    return a
@task(task_config=MPIJob(num_workers=4, num_launcher_replicas=1))
def mpi_v0() -> None: ...
@task(task_config=HorovodJob(worker=Worker(replicas=2), launcher=Launcher(replicas=1), slots=3, verbose=True, log_level="DEBUG"))
def hvd() -> None: ...
