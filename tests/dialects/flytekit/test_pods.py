"""Pod templates: Kubernetes objects as data, and what cannot be known of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import compile_files, findings, reasons, task_of
from flowc_ir.plain import thaw
from flowc_ir.task import Pair, UserContainer

TASK = """
    import copy
    from flytekit import PodTemplate, task
    from kubernetes import client as k8s

    spec = k8s.V1PodSpec(containers=[])
    {statements}

    @task(pod_template={template})
    def work(x: int) -> int:
        return x
"""


def _source(template: str, statements: str = "") -> dict[str, str]:
    return {"main.py": TASK.format(template=template, statements=statements)}


def test_attributes_take_the_names_of_the_api(tmp_path: Path) -> None:
    """Objects are nested data; what is None is left out, what is set later counts."""
    statements = (
        "c = k8s.V1Container(name='main', image=None, env_from=[]); "
        "c.liveness_probe = k8s.V1Probe(_exec=k8s.V1ExecAction(command=['ls'])); "
        "spec.containers.append(c); spec.host_ipc = True; spec.node_selector = {'a': 'b'}"
    )
    template = "PodTemplate(spec, 'main', labels={'l': '1'})"
    target = task_of(compile_files(tmp_path, _source(template, statements)), "main.work").target
    assert isinstance(target, UserContainer)
    assert target.pod_template is not None
    assert target.pod_template.primary_container == "main"
    assert target.pod_template.labels == (Pair("l", "1"),)
    assert thaw(target.pod_template.spec) == {
        "containers": [
            {"name": "main", "envFrom": [], "livenessProbe": {"exec": {"command": ["ls"]}}}
        ],
        "hostIPC": True,
        "nodeSelector": {"a": "b"},
    }


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        ("PodTemplate(k8s.V1PodSpec(containers=[], priority='high'))", "versions of the Kubernet"),
        ("PodTemplate(k8s.V1PodSpec([]))", "by position"),
        ("PodTemplate(k8s.V1PodSpec(containers=[], gpu=1))", "no attribute `gpu` that is known"),
        ("PodTemplate(k8s.load(spec))", "`kubernetes.client.load`"),
    ],
)
def test_pods_that_are_not_known(tmp_path: Path, template: str, reason: str) -> None:
    """What versions of the client read differently is opaque."""
    outcome = compile_files(tmp_path, _source(template))
    assert reason in reasons(outcome)["main.work"]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("PodTemplate({'containers': []})", "`pod_spec` of a pod template is a `V1PodSpec`"),
        ("PodTemplate(k8s.V1Container(name='a'))", "`pod_spec` of a pod template"),
        ("{'spec': spec}", "`pod_template` is a `PodTemplate`"),
        ("PodTemplate(k8s.V1PodSpec())", "`V1PodSpec` needs `containers`"),
        ("PodTemplate(k8s.V1PodSpec(containers=[k8s.V1Container(image='a')]))", "needs `name`"),
        ("PodTemplate(spec, primary_container_name='')", "name of its primary container"),
        ("PodTemplate(spec=spec)", "`PodTemplate` has no parameter `spec`"),
    ],
)
def test_wrong_pods(tmp_path: Path, template: str, message: str) -> None:
    """What the client or flytekit refuses is reported."""
    outcome = compile_files(tmp_path, _source(template))
    assert any(message in found for found in findings(outcome)), findings(outcome)


@pytest.mark.parametrize(("name", "has_priority"), [("first", True), ("other", False)])
def test_a_copy_is_apart(tmp_path: Path, name: str, has_priority: bool) -> None:
    """A deep copy can be changed without the original."""
    statements = "first = PodTemplate(spec); other = copy.deepcopy(first); spec.priority = 1"
    target = task_of(compile_files(tmp_path, _source(name, statements)), "main.work").target
    assert isinstance(target, UserContainer)
    assert target.pod_template is not None
    assert (("priority", 1) in target.pod_template.spec.entries) == has_priority
