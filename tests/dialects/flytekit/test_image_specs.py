"""`ImageSpec`: image names that follow what goes into the image, and what cannot be known."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from dialects.flytekit.compiling import compile_files, findings, image_of, reasons, task_of
from flowc.driver import CompileOptions, compile_project
from flowc_ir.task import Pair, UserContainer

TASK = """
    from flytekit import ImageSpec, dynamic, task
    {imports}

    image = ImageSpec({arguments})

    @task(container_image=image)
    def work(x: int) -> int:
        return x
"""


def _source(arguments: str, imports: str = "") -> dict[str, str]:
    return {"main.py": TASK.format(arguments=arguments, imports=imports)}


def test_the_tag_follows_the_modules_that_are_loaded(tmp_path: Path) -> None:
    """A changed import changes the tag; a sibling that is not imported, or another root, not."""
    files = _source('name="a"', "import parts")
    first = image_of(compile_files(tmp_path / "1", files | {"parts.py": ""}, "main"), "main.work")
    moved = files | {"parts.py": "", "stray.py": "x = 1"}
    assert image_of(compile_files(tmp_path / "2", moved, "main"), "main.work") == first
    changed = files | {"parts.py": "# a comment"}
    assert image_of(compile_files(tmp_path / "3", changed, "main"), "main.work") != first


def test_images_hold_no_code_that_is_sent_apart(tmp_path: Path) -> None:
    """With fast registration only what the user asks for goes into the image."""
    files = _source("packages=['a']", "import parts")
    compile_files(tmp_path, files | {"parts.py": ""}, "main")
    options = CompileOptions(root=tmp_path, units=("main",), is_fast=True)
    # What flytekit 1.16.31 gives, whatever the modules hold.
    assert image_of(compile_project(options), "main.work") == "flytekit:_tvVNodBalEuFGOdNVtDOg"


def test_what_is_not_hashed(tmp_path: Path) -> None:
    """Builder, secrets, the registry's configuration and runtime packages leave the tag alone.

    The files themselves are hashed, so the specifications stand side by side in one file.
    """
    names = ("", 'builder="envd"', 'registry_config="r.json"', 'pip_secret_mounts=[("a", "b")]')
    lines = [
        f"@task(container_image=ImageSpec(name='a', {arguments}))\ndef t{n}(x: int) -> int: ..."
        for n, arguments in enumerate([*names, 'runtime_packages=["rich"]'])
    ]
    source = "from flytekit import ImageSpec, task\n" + "\n".join(lines).replace("...", "return x")
    outcome = compile_files(tmp_path, {"main.py": source})
    assert len({image_of(outcome, f"main.t{n}") for n in range(len(lines))}) == 1
    target = task_of(outcome, f"main.t{len(lines) - 1}").target
    assert isinstance(target, UserContainer)
    assert target.environment == (Pair("_F_RUNTIME_PACKAGES", "rich"),)


def test_files_that_are_hashed_become_inputs(tmp_path: Path) -> None:
    """A requirements file and copied files stand among the sources of the program."""
    files = {"needs.txt": "numpy", "data/a.txt": "a"}
    source = _source('requirements="needs.txt", copy=["data"]')
    outcome = compile_files(tmp_path, source | files, "main")
    assert image_of(outcome, "main.work").startswith("flytekit:")
    assert {source.path for source in outcome.program.sources} == {
        "main.py",
        "needs.txt",
        "data/a.txt",
    }


@pytest.mark.parametrize(
    "path",
    [
        "os.path.join(os.path.dirname(__file__), 'needs.txt')",
        "str(Path(__file__).resolve().parent / 'needs.txt')",
        "Path(__file__).parent / 'needs.txt'",
        "f'{os.path.dirname(os.path.abspath(__file__))}/needs.txt'",
        "'needs.txt'",
    ],
)
def test_files_are_found_beside_the_module(tmp_path: Path, path: str) -> None:
    """What such a path leads to is hashed, and not the path itself."""
    source = _source(f"requirements={path}", "import os; from pathlib import Path")
    outcome = compile_files(tmp_path, source | {"needs.txt": "numpy"}, "main")
    assert "needs.txt" in {source.path for source in outcome.program.sources}
    assert reasons(outcome) == {}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ('requirements="../needs.txt"', "not under the source root"),
        ('requirements="needs.txt"', "cannot be read: No such file"),
        ('requirements="several"', "it is no plain file"),
        ('requirements="link.txt"', "a link that leads out of the source root"),
        ('copy=["/etc/hosts"]', "not under the source root"),
        ('copy=["several"]', "several folders inside"),
        ('source_root="/srv"', "a folder of the machine"),
        ("source_copy_mode=CopyFileDetection.ALL", "a link that leads out of the source root"),
        (
            'source_root="several", source_copy_mode=CopyFileDetection.ALL',
            "may be the archive that is being written",
        ),
        ('tag_format="{spec_hash:>9}"', "is not followed"),
        ("packages=[__import__('os').getlogin()]", "getlogin"),
    ],
)
def test_what_depends_on_the_machine_is_opaque(tmp_path: Path, arguments: str, reason: str) -> None:
    """A name that another machine would give otherwise is not written."""
    files = {"root/several/one/a.txt": "", "root/several/two/b.tgz": "", "secret.txt": ""}
    compile_files(tmp_path, files)
    (tmp_path / "root" / "link.txt").symlink_to(tmp_path / "secret.txt")
    imports = "from flytekit.constants import CopyFileDetection"
    outcome = compile_files(tmp_path / "root", _source(arguments, imports), "main")
    assert reason in reasons(outcome)["main.work"]


def test_an_import_that_may_or_may_not_happen(tmp_path: Path) -> None:
    """Which modules are loaded is hashed, so it must be known."""
    source = """
        import time
        from flytekit import ImageSpec, task

        if time.time() > 0:
            import extra

        @task(container_image=ImageSpec(name="a"))
        def hashed(x: int) -> int:
            return x

        @task(container_image="acme:1")
        def plain(x: int) -> int:
            return x
    """
    outcome = compile_files(tmp_path, {"main.py": source, "extra.py": ""}, "main")
    assert "whether module `extra` is loaded" in reasons(outcome)["main.hashed"]
    assert image_of(outcome, "main.plain") == "acme:1"
    # Where another unit imports the module anyway, there is no doubt.
    both = compile_files(tmp_path, {}, "main", "extra")
    assert image_of(both, "main.hashed").startswith("a:")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ('registry="https://ghcr.io/me"', "`https://ghcr.io/me` is not the name of a container"),
        ('packages="numpy"', "`packages` of an `ImageSpec` is a list of strings"),
        ("commands=[1]", "`commands` of an `ImageSpec` is a list of strings"),
        ('pip_secret_mounts=["a"]', "is a list of pairs of strings"),
        ("builder_options=[1]", "is a dict"),
        ('package=["numpy"]', "`ImageSpec` has no parameter `package`"),
        ('builder="noop"', "needs a `base_image`"),
    ],
)
def test_wrong_specifications(tmp_path: Path, arguments: str, message: str) -> None:
    """What flytekit refuses is reported."""
    outcome = compile_files(tmp_path, _source(arguments))
    assert any(message in found for found in findings(outcome)), findings(outcome)


def test_a_node_takes_no_specification(tmp_path: Path) -> None:
    """An `ImageSpec` that a node gives its task cannot be packaged by flytekit."""
    source = """
        from flytekit import ImageSpec, task, workflow

        @task
        def work(x: int) -> int:
            return x

        @workflow
        def main(x: int) -> int:
            return work(x=x).with_overrides(container_image=ImageSpec(name="a"))
    """
    outcome = compile_files(tmp_path, {"main.py": source})
    assert "wrong-setting: the image is a string here; flytekit cannot package an `ImageSpec`" in (
        findings(outcome)
    )


def test_a_task_of_which_nothing_is_known_may_have_an_image_too(tmp_path: Path) -> None:
    """A dynamic task is opaque beside such a task, if the program has any `ImageSpec`."""
    source = """
        from elsewhere import Config
        from flytekit import ImageSpec, dynamic, task

        @task(task_config=Config(), container_image=ImageSpec(name="a", base_image="b:1"))
        def known_to_others(x: int) -> int:
            return x

        @dynamic
        def first(x: int) -> int:
            return x
    """
    outcome = compile_files(tmp_path, {"main.py": textwrap.dedent(source)})
    assert set(reasons(outcome)) == {"main.known_to_others", "main.first"}


def test_a_dynamic_task_hands_images_on_once(tmp_path: Path) -> None:
    """Keys are known for specifications that were not packaged before."""
    source = """
        from flytekit import ImageSpec, dynamic, task

        image = ImageSpec(name="a", builder="noop", base_image="acme:1")

        @dynamic
        def first(x: int) -> int:
            return work(x=x)

        @task(container_image=image)
        def work(x: int) -> int:
            return x

        @task(container_image=image)
        def again(x: int) -> int:
            return x
    """
    target = task_of(compile_files(tmp_path, {"main.py": source}), "main.first").target
    assert isinstance(target, UserContainer)
    assert [pair.value for pair in target.carried_images] == ["acme:1"]


@pytest.mark.parametrize("order", ["work first", "first work"])
def test_keys_of_packaged_images_hash_the_source_root(tmp_path: Path, order: str) -> None:
    """After its task is packaged, the key of a specification hashes an absolute path."""
    parts = {
        "work": (
            "@task(container_image=ImageSpec(name='a'))\ndef work(x: int) -> int:\n    return x\n"
        ),
        "first": "@dynamic\ndef first(x: int) -> int:\n    return x\n",
    }
    source = "from flytekit import ImageSpec, dynamic, task\n\n"
    source += "\n".join(parts[name] for name in order.split())
    outcome = compile_files(tmp_path, {"main.py": source})
    assert ("main.first" in reasons(outcome)) == (order == "work first")


def test_a_declared_source_path_makes_keys_known(tmp_path: Path) -> None:
    """Hash the path that is declared, whatever the folder is that is compiled."""
    source = """
        from flytekit import ImageSpec, dynamic, task

        @task(container_image=ImageSpec(name="a"))
        def work(x: int) -> int:
            return x

        @dynamic
        def last(x: int) -> int:
            return x
    """
    (tmp_path / "main.py").write_text(textwrap.dedent(source))
    keys: list[str] = []
    for path in ("/srv/code", "/srv/code", "/home/ci"):
        options = CompileOptions(root=tmp_path, units=("main",), source_path=path)
        target = task_of(compile_project(options), "main.last").target
        assert isinstance(target, UserContainer)
        keys.append(target.carried_images[0].key)
    assert keys[0] == keys[1] != keys[2]


def test_an_unknown_image_is_not_left_out_of_what_is_handed_on(tmp_path: Path) -> None:
    """A dynamic task is opaque if the image of any task is."""
    source = """
        import numpy
        from flytekit import ImageSpec, dynamic, task

        @dynamic
        def first(x: int) -> int:
            return x

        @task(container_image=numpy.image)
        def work(x: int) -> int:
            return x
    """
    outcome = compile_files(tmp_path, {"main.py": source})
    assert set(reasons(outcome)) == {"main.first", "main.work"}
