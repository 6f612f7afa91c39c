from flytekit import task, Resources, PodTemplate
from flytekitplugins.ray import RayJobConfig, HeadNodeConfig, WorkerNodeConfig
from flytekitplugins.ray.task import AutoscalerOptionsConfig
from kubernetes.client import V1PodSpec, V1Container
@task(task_config=RayJobConfig(head_node_config=HeadNodeConfig(ray_start_params={"log-color": "True"}, requests=Resources(cpu="1")), worker_node_config=[WorkerNodeConfig(group_name="g", replicas=3, min_replicas=0, max_replicas=10, limits=Resources(mem="1Gi")), WorkerNodeConfig(group_name="g2", replicas=1, pod_template=PodTemplate(pod_spec=V1PodSpec(containers=[V1Container(name="ray-worker", image="i")])))],
  runtime_env={"pip": ["numpy"]}, enable_autoscaling=True, shutdown_after_job_finishes=True, ttl_seconds_after_finished=20, autoscaler_options=AutoscalerOptionsConfig(upscaling_mode=AutoscalerOptionsConfig.UpscalingMode.DEFAULT, idle_timeout_seconds=60, env={"A": "B"}, image="auto:1", requests=Resources(cpu="1"))))
def ry(a: int) -> int:
    return a
@task(task_config=RayJobConfig(worker_node_config=[WorkerNodeConfig(group_name="g", replicas=1)]))
def ry0() -> None: ...
