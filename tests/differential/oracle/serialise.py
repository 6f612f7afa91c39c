"""Serialise units with flytekit; runs under flytekit's interpreter.

    python serialise.py JOBS
    python serialise.py -

JOBS is a JSON file: {"jobs": [{"root", "unit", "result"}], "image", "timeout" (seconds),
"workers"}. For each job a file `result` is written: {"status", "error", "seconds", "entities"},
where an entity is {"kind" (1 task, 2 workflow, 3 launch plan), "name", "file" (its name in the
archive), "message" (its bytes in base64)}. On stdout, one JSON line: {"flytekit",
"import_seconds"}. With `-`, such objects are read from stdin, one a line, until it ends, and each
is answered by a line `done`.

flytekit keeps every entity it has seen in globals, so two units must not share a process; but to
import flytekit takes seconds, so that happens once and each unit gets a fork of the process. Images
are never built nor looked up: their names do not depend on it. The steps mirror flytekit 1.16.31
clis/sdk_in_container/package.py and tools/repo.py.
"""

from __future__ import annotations

import base64
import gc
import json
import os
import random
import signal
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

_POLL_SECONDS = 0.002


@dataclass(frozen=True)
class Job:
    """One unit to serialise, and where the answer goes."""

    root: str
    unit: str
    result: str


class _ImageSpec(Protocol):
    def image_name(self) -> str: ...


def main() -> None:
    """Run every job of the file named on the command line."""
    start = time.perf_counter()
    import_module("flytekit")
    import_module("flytekit.clis.sdk_in_container.pyflyte")
    # Records need it, and flytekit imports it as late as that: once is enough for all.
    import_module("mashumaro.jsonschema")
    gc.freeze()
    seconds = time.perf_counter() - start
    _quieten_union()
    sys.stdout.write(
        json.dumps({"flytekit": version("flytekit"), "import_seconds": seconds}) + "\n"
    )
    sys.stdout.flush()
    if sys.argv[1] != "-":
        _run_order(Path(sys.argv[1]).read_text())
        return
    for line in sys.stdin:
        _run_order(line)
        sys.stdout.write("done\n")
        sys.stdout.flush()


def _run_order(text: str) -> None:
    order = json.loads(text)
    jobs = [Job(**job) for job in order["jobs"]]
    _run_all(jobs, str(order["image"]), float(order["timeout"]), int(order["workers"]))


def _quieten_union() -> None:
    """Let `union`, where it is there, build no image, and forget the task that it makes itself."""
    try:
        builders = import_module("union.ucimage._image_builder")
    except ModuleNotFoundError:
        return
    # Where a platform is configured, its command line does this.
    builders._register_union_image_builder(0)
    builders.UCImageSpecBuilder.should_build = _never_build
    import_module("flytekit.core.context_manager").FlyteEntities.entities.clear()


def _run_all(jobs: list[Job], image: str, timeout: float, workers: int) -> None:
    waiting, running = list(reversed(jobs)), dict[int, tuple[Job, float]]()
    while waiting or running:
        while waiting and len(running) < workers:
            job = waiting.pop()
            running[_fork(job, image)] = (job, time.monotonic() + timeout)
        for pid, (job, deadline) in list(running.items()):
            if os.waitpid(pid, os.WNOHANG)[0]:
                del running[pid]
                if not Path(job.result).exists():
                    _answer(job, "crash", "the process ended without an answer")
            elif time.monotonic() > deadline:
                os.killpg(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                del running[pid]
                _answer(job, "timeout", f"no answer in {timeout:g} s")
        time.sleep(_POLL_SECONDS)


def _fork(job: Job, image: str) -> int:
    pid = os.fork()
    if pid:
        return pid
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    try:
        # What a module leaves behind in the temporary directory must not meet another unit.
        with tempfile.TemporaryDirectory() as home:
            os.environ.update(HOME=home, TMPDIR=home)
            tempfile.tempdir = None
            # Uploads go to paths that are drawn at random, in a folder that all forks share.
            random.seed(job.result)
            os.chdir(job.root)
            _serialise(job, image)
    finally:
        os._exit(0)


def _serialise(job: Job, image: str) -> None:
    start = time.perf_counter()
    try:
        entities = _entities(job, image)
    except BaseException as fault:  # noqa: BLE001 - user code may raise anything, SystemExit included
        _answer(job, "error", _spell(fault), seconds=time.perf_counter() - start)
    else:
        status = "ok" if entities else "empty"
        _answer(job, status, "", seconds=time.perf_counter() - start, entities=entities)


def _entities(job: Job, image: str) -> list[dict[str, object]]:
    configuration = import_module("flytekit.configuration")
    repo = import_module("flytekit.tools.repo")
    builder = import_module("flytekit.image_spec.image_spec").ImageSpecBuilder
    builder.should_build = _never_build
    settings = configuration.SerializationSettings(
        image_config=configuration.ImageConfig.validate_image(None, "image", (image,)),
        fast_serialization_settings=configuration.FastSerializationSettings(
            enabled=False, destination_dir="/root"
        ),
        python_interpreter=configuration.DEFAULT_RUNTIME_PYTHON_INTERPRETER,
        env=None,
    )
    here = str(Path(__file__).parent)
    sys.path[:] = [entry for entry in sys.path if entry not in ("", here)]
    repo.serialize_load_only([job.unit], settings, job.root)
    with tempfile.TemporaryDirectory() as folder:
        made = repo.serialize_get_control_plane_entities(settings, job.root)
        repo.persist_registrable_entities(made, folder)
        return [_record(path) for path in sorted(Path(folder).iterdir(), key=_position)]


def _never_build(builder: object, specification: _ImageSpec) -> bool:
    specification.image_name()  # where a wrong specification raises
    # Before flytekit 1.16 this builder, which builds nothing, was asked only if a registry said no.
    return vars(type(builder)).get("builder_type") == "noop"


def _spell(fault: BaseException) -> str:
    where = traceback.extract_tb(fault.__traceback__)[-1]
    try:
        text = str(fault)
    except Exception as worse:  # noqa: BLE001 - flytekit has exceptions that cannot be spelt
        text = f"<{type(worse).__name__} while it was spelt>"
    return f"{type(fault).__name__}: {text} ({Path(where.filename).name}:{where.lineno})"


def _position(path: Path) -> int:
    return int(path.name.split("_", 1)[0])


def _record(path: Path) -> dict[str, object]:
    name, kind = path.name.removesuffix(".pb").split("_", 1)[1].rsplit("_", 1)
    message = base64.b64encode(path.read_bytes()).decode()
    return {"kind": int(kind), "name": name, "file": path.name, "message": message}


def _answer(
    job: Job,
    status: str,
    error: str,
    *,
    seconds: float = 0.0,
    entities: list[dict[str, object]] | None = None,
) -> None:
    answer = {"status": status, "error": error, "seconds": seconds, "entities": entities or []}
    unfinished = Path(job.result + ".part")
    unfinished.write_text(json.dumps(answer))
    unfinished.rename(job.result)


if __name__ == "__main__":
    main()
