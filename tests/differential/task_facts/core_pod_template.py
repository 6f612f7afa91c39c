from flytekit import task, PodTemplate, Resources
from kubernetes.client import V1PodSpec, V1Container, V1EnvVar, V1Volume, V1VolumeMount, V1EmptyDirVolumeSource, V1Toleration
@task(pod_template=PodTemplate(primary_container_name="prim", labels={"a": "b"}, annotations={"c": "d"},
      pod_spec=V1PodSpec(containers=[V1Container(name="prim", image="override:1", env=[V1EnvVar(name="E", value="1")]), V1Container(name="side", image="busybox", command=["sleep", "1"])],
                         volumes=[V1Volume(name="v", empty_dir=V1EmptyDirVolumeSource(medium="Memory"))], tolerations=[V1Toleration(key="k", operator="Exists")])),
      requests=Resources(cpu="1"), environment={"X": "Y"})
def podt(a: int) -> int:
    return a
@task(pod_template=PodTemplate())
def podt_empty(a: int) -> int:
    return a
