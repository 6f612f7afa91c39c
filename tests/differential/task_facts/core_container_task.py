from flytekit import ContainerTask, kwtypes, Resources, PodTemplate, Secret, TaskMetadata
from flytekit.types.file import FlyteFile
from flytekit.types.directory import FlyteDirectory
ct = ContainerTask(name="ct", image="alpine:3", command=["/bin/sh", "-c", "echo {{.inputs.a}} > /var/outputs/o"], inputs=kwtypes(a=int, f=FlyteFile["csv"]), outputs=kwtypes(o=str, d=FlyteDirectory),
   input_data_dir="/var/inputs", output_data_dir="/var/outputs", requests=Resources(cpu="1"), limits=Resources(mem="1Gi"))
ct2 = ContainerTask(name="ct2", image="{{.image.default.fqn}}:x", command=["a"], arguments=["b", "{{.inputs.x}}"], inputs=kwtypes(x=str), metadata_format=ContainerTask.MetadataFormat.YAML,
   secret_requests=[Secret(group="g", key="k")], metadata=TaskMetadata(cache=True, cache_version="1"), environment={"A": "B"})
ct3 = ContainerTask(name="ct3", image="alpine:3", command=["a"], pod_template=PodTemplate(primary_container_name="primary"), pod_template_name="nm")
ct_min = ContainerTask(name="ct_min", image="alpine:3", command=["a"])
