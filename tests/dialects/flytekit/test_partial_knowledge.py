"""What depends on a library that is not there is opaque for lack of a manifest, and only that."""

from __future__ import annotations

from pathlib import Path

from dialects.flytekit.compiling import compile_files, findings, task_of
from flowc.driver import Outcome
from flowc_ir.lack import Lack
from flowc_ir.program import Opaque
from flowc_validators import check

HEAD = """
    from dataclasses import dataclass
    from datetime import datetime
    from flytekit import Resources, task, workflow
    from stranger import CONSTANT, Thing, decorate, helper

    @task
    def plain(a: int = 1) -> int:
        return a
"""


def lacks(outcome: Outcome) -> dict[str, tuple[Lack, str]]:
    """Give what opaque entities lack, and why."""
    return {
        entity.name: (entity.lack, entity.reason)
        for entity in outcome.program.entities
        if isinstance(entity, Opaque)
    }


def lost(root: Path, source: str) -> dict[str, tuple[Lack, str]]:
    """Compile a module; nothing that a library may know is the user's mistake."""
    outcome = compile_files(root, {"main.py": HEAD + source})
    assert not findings(outcome)
    task_of(outcome, "main.plain")
    return lacks(outcome)


def test_settings(tmp_path: Path) -> None:
    """Name the setting and the library's constant."""
    source = """
    @task(retries=CONSTANT, requests=Resources(cpu="1"))
    def one(a: int) -> int:
        return a
    """
    reason = "a manifest is needed for `retries`, which is `stranger.CONSTANT`"
    assert lost(tmp_path, source) == {"main.one": (Lack.MANIFEST, reason)}


def test_types(tmp_path: Path) -> None:
    """Name the type."""
    source = """
    @task
    def one(a: Thing) -> int:
        return 1
    """
    reason = "a manifest is needed for the type `stranger.Thing`"
    assert lost(tmp_path, source) == {"main.one": (Lack.MANIFEST, reason)}


def test_values(tmp_path: Path) -> None:
    """Take a constant of a library for a value of any type, in a default and in a record."""
    source = """
    @workflow
    def flow(a: int = CONSTANT) -> int:
        return plain(a=a)

    @workflow
    def other() -> int:
        return plain(a=CONSTANT)

    @dataclass
    class Settings:
        backend: str = CONSTANT

    @task
    def train(settings: Settings) -> int:
        return 1
    """
    reason = "a manifest is needed for the value `stranger.CONSTANT`"
    expected = dict.fromkeys(("main.flow", "main.other", "main.train"), (Lack.MANIFEST, reason))
    assert lost(tmp_path, source) == expected


def test_decorators(tmp_path: Path) -> None:
    """Never ignore one: below `@task` it makes the function, above it may change the task."""
    source = """
    @decorate
    @task
    def above(a: int) -> int:
        return a

    @task
    @decorate(1)
    def below(a: int) -> int:
        return a
    """
    reason = "`stranger.decorate` is a library function that is not modelled"
    found = lost(tmp_path, source)
    assert found == {"main.above": (Lack.MANIFEST, reason), "": (Lack.MANIFEST, reason)}


def test_unknown_code_may_change_the_entities_that_it_is_given(tmp_path: Path) -> None:
    """Lose those in its arguments, and no others."""
    source = """
    @task
    def given(a: int) -> int:
        return a

    helper([{"task": given}], 1)
    """
    reason = "`stranger.helper` is a library function that is not modelled"
    assert lost(tmp_path, source) == {"main.given": (Lack.MANIFEST, reason)}


def test_the_world(tmp_path: Path) -> None:
    """Tell the clock from what a manifest could say."""
    source = """
    @workflow
    def flow() -> int:
        return plain(a=datetime.now().year)
    """
    reason = "`datetime.datetime.now` depends on the time of the compilation"
    outcome = compile_files(tmp_path, {"main.py": HEAD + source})
    assert lacks(outcome) == {"main.flow": (Lack.WORLD, reason)}
    (finding,) = findings(outcome)
    assert finding.startswith(f"frozen-value: {reason}")


def test_what_a_plugin_makes_by_name_is_not_lost_silently(tmp_path: Path) -> None:
    """Say that a function of a plugin may have made entities, if it is given a name for them."""
    source = """
        from flytekitplugins.sagemaker import create_deployment, settings

        deploy = create_deployment(name="xgboost", region="us-east-2")
        limits = settings(region="us-east-2")
    """
    outcome = compile_files(tmp_path, {"main.py": source})
    ((name, (lack, _)),) = lacks(outcome).items()
    assert (name, lack) == ("xgboost", Lack.MANIFEST)


def test_tests_leave_entities_alone(tmp_path: Path) -> None:
    """What pytest is given stays known, and what it imports is a library like any other."""
    source = """
    import pytest
    from flytekit.models.task import CompiledTask
    from flytekit.core.testing import patch, task_mock
    from flytekit.remote import FlyteTask
    from flytekit.tools.translator import get_serializable

    spec = get_serializable({}, None, plain)
    pd = pytest.importorskip("pandas")
    message = CompiledTask(template="plain")
    fetched = FlyteTask(id="x", name="y")

    @task
    def framed(a: pd.DataFrame) -> int:
        return 1

    @workflow
    def flow() -> int:
        return plain()

    @pytest.mark.parametrize("entity", [flow, plain, framed])
    def test_it(entity):
        entity()

    @patch(plain)
    def test_that(mocked):
        with task_mock(plain):
            plain()
    """
    assert lost(tmp_path, source) == {}


def test_no_folder_stands_before_flytekit(tmp_path: Path) -> None:
    """Take flytekit for what it is, also in its own repository: it is loaded before."""
    files = {"flytekit/__init__.py": "task = None", "flytekit/mine.py": "", "main.py": HEAD}
    outcome = compile_files(tmp_path, files, "main")
    assert not findings(outcome)
    task_of(outcome, "main.plain")


def test_renderers_change_no_type(tmp_path: Path) -> None:
    """Know flytekit's own renderers; flytekit 1.16.31 needs pyarrow to look past them."""
    source = """
    from typing import Annotated
    import pandas as pd
    from flytekit.deck import TopFrameRenderer
    from flytekit.deck.renderer import ArrowRenderer

    @task
    def shown(a: Annotated[pd.DataFrame, ArrowRenderer()]) -> Annotated[
        pd.DataFrame, TopFrameRenderer(3)
    ]:
        return a
    """
    assert lost(tmp_path, source) == {}


def test_a_shared_namespace_has_parts_elsewhere(tmp_path: Path) -> None:
    """Take what a plugin's repository lacks of `flytekitplugins` for a library; not of its own."""
    files = {
        "flytekitplugins/acme/__init__.py": "RETRIES = 2",
        "jobs/daily.py": "",
        "main.py": """
            from flytekit import task
            from flytekitplugins.acme import RETRIES
            from flytekitplugins.elsewhere import Cluster

            @task(retries=RETRIES)
            def plain(a: int) -> int:
                return a

            @task(task_config=Cluster())
            def other(a: int) -> int:
                return a
        """,
        "typo.py": "import jobs.dialy",
    }
    outcome = compile_files(tmp_path, files, "main")
    assert not findings(outcome)
    assert task_of(outcome, "main.plain").metadata.retries == 2
    assert [lack for lack, _ in lacks(outcome).values()] == [Lack.MANIFEST]
    assert findings(compile_files(tmp_path, files, "typo"))


def test_classes_of_unknown_libraries(tmp_path: Path) -> None:
    """An unknown base or metaclass may give an object other values than its class declares."""
    source = """
    class Settings(Thing):
        cpu: str = "1"

        def memory(self) -> str:
            return "1Gi"

    class Late(type):
        def __new__(mcls, name, bases, names):
            made = super().__new__(mcls, name, bases, names)
            made.cpu = "2"
            return made

    class Limits(metaclass=Late):
        cpu = "1"

    @task(requests=Resources(cpu=Settings().cpu))
    def one(a: int) -> int:
        return a

    @task(requests=Resources(cpu=Settings.cpu))
    def two(a: int) -> int:
        return a

    @task(requests=Resources(cpu=Limits().cpu))
    def three(a: int) -> int:
        return a
    """
    base = "the base class `stranger.Thing` is not known"
    own = "the class has a metaclass of its own"
    assert lost(tmp_path, source) == {
        "main.one": (Lack.MANIFEST, base),
        "main.two": (Lack.MANIFEST, base),
        "main.three": (Lack.OTHER, own),
    }


def test_what_libraries_make_may_be_called_otherwise(tmp_path: Path) -> None:
    """Report no duplicate where only libraries know the names, as for notebooks."""
    source = """
    from flytekitplugins.notebooks import NotebookTask
    from flytekitplugins.sagemaker import create_deployment, delete_deployment

    first = NotebookTask(name="test", notebook_path="a.ipynb")
    second = NotebookTask(name="test", notebook_path="b.ipynb")
    made = create_deployment(name="xgboost", region="eu")
    gone = delete_deployment(name="xgboost")
    """
    outcome = compile_files(tmp_path, {"main.py": HEAD + source})
    assert not [*findings(outcome), *check(outcome.program)]


def test_tasks_of_unknown_plugins(tmp_path: Path) -> None:
    """Name them by their functions; a map over one is no mistake of the user's."""
    source = """
    from flytekit import map_task
    from flytekitplugins.elsewhere import Pod

    @task(task_config=Pod(pod_spec=1))
    def podded(a: int) -> int:
        return a

    @task(execution_mode=CONSTANT)
    def moded(a: int) -> int:
        return a

    @workflow
    def mapped(xs: list[int]) -> list[int]:
        moded(a=1)
        return map_task(podded)(a=xs)
    """
    found = lost(tmp_path, source)
    assert {"main.podded", "main.moded", "main.mapped"} <= set(found)
    assert found["main.podded"][0] is Lack.MANIFEST
