"""Classes of tasks of our own that run other containers and scripts."""
from flytekit import ContainerTask, Resources, PodTemplate, TaskMetadata, kwtypes, workflow, task, Secret
from flytekit.extras.tasks.shell import OutputLocation, RawShellTask, ShellTask, get_raw_shell_task
from flytekit.types.file import FlyteFile

class Alpine(ContainerTask):
    """Runs a program of alpine."""
    VERSION = "3.20"
    def __init__(self, name, program, *arguments, **kwargs):
        super().__init__(
            name=f"alpine.{name}",
            image=f"alpine:{self.VERSION}",
            command=[program, *arguments],
            input_data_dir="/in",
            output_data_dir="/out",
            requests=Resources(cpu="1"),
            **kwargs,
        )
        self._args = ["-x"]
    def get_config(self, settings):
        return {**super().get_config(settings), "owner": "me"}
    def get_custom(self, settings):
        return {"version": self.VERSION}

class Edge(Alpine):
    VERSION = "edge"

a = Alpine("a", "ls", "{{.inputs.x}}", inputs=kwtypes(x=str), outputs=kwtypes(o=str))
e = Edge("e", "cat", environment={"A": "b"}, metadata=TaskMetadata(retries=3), pod_template_name="t", secret_requests=[Secret(group="g")])
p = Edge("p", "cat", pod_template=PodTemplate(primary_container_name="main", labels={"a": "b"}))

class Script(ShellTask):
    """Runs a script that is strict."""
    def __init__(self, name, script, **kwargs):
        super().__init__(name, script="set -e\n" + script, debug=True, **kwargs)

class Typed(ShellTask):
    pass
s = Script("programs.s", "ls {inputs.f} > {outputs.o}", inputs=kwtypes(f=FlyteFile), output_locs=[OutputLocation(var="o", var_type=FlyteFile["csv"], location="/tmp/x")], retries=2, container_image="x:1", metadata=TaskMetadata(cache=True, cache_version="1"))
t = Typed(name="programs.t", script_file=__file__)
r = get_raw_shell_task("programs.raw")

@workflow
def wf(f: FlyteFile, x: str = "k") -> FlyteFile:
    t()
    e()
    p()
    a(x=x)
    return s(f=f)


class Report(ContainerTask):
    """A container whose data is elsewhere in some, and whose command is made later."""

    def __init__(self, name, *, where=None, format_=ContainerTask.MetadataFormat.YAML):
        super().__init__(name, "reports:1", ["none"], metadata_format=format_, outputs=kwtypes(n=int))
        if where is not None:
            self._input_data_dir = where

    def _get_container(self, settings):
        self._cmd = ["report", self.name]
        return super()._get_container(settings)


yaml_report = Report("programs.yaml")
proto_report = Report("programs.proto", where="/x", format_=ContainerTask.MetadataFormat.PROTO)
