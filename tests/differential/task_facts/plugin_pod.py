from flytekit import task, Resources
from flytekitplugins.pod import Pod
from kubernetes.client import V1PodSpec, V1Container, V1EnvVar
@task(task_config=Pod(pod_spec=V1PodSpec(containers=[V1Container(name="primary", image="ignored", env=[V1EnvVar(name="A", value="B")]), V1Container(name="side", image="s:1")], restart_policy="Never"), primary_container_name="primary", labels={"l": "1"}, annotations={"a": "1"}), requests=Resources(cpu="1"), environment={"E": "1"})
def pd(a: int) -> int:
    return a
@task(task_config=Pod(pod_spec=V1PodSpec(containers=[V1Container(name="only-side", image="s")])))
def pd0() -> None: ...
