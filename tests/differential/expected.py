"""What flytekit makes of many units, asked once and kept."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from differential.entity import Entity, entity_from_json
from differential.units import REPOSITORY, Unit

IMAGE = "cr.test/img:v1"
SCRIPT = Path(__file__).parent / "oracle" / "serialise.py"
_VERSIONS = (
    "from importlib.metadata import distributions\n"
    "print(sorted({(found.name, found.version) for found in distributions()}))"
)
_FLYTEKIT_VERSION = "from importlib.metadata import version; print(version('flytekit'))"
_LASTING = ("ok", "empty", "error")
_CLEAN = {
    "FLYTE_SDK_LOGGING_LEVEL": "40",
    "LANG": "C.UTF-8",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONWARNINGS": "ignore",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What flytekit said of one unit.

    `status` is ok, empty (no entity), error (it raised), timeout or crash; `seconds` is what it
    took to load and serialise, without the import of flytekit.
    """

    status: str
    error: str
    seconds: float
    entities: tuple[Entity, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The answers to a list of units, and what the import of flytekit took once, in seconds."""

    answers: dict[Unit, Answer]
    flytekit: str
    import_seconds: float


def flytekit_python(release: str = "") -> Path:
    """Find the interpreter that has the newest flytekit, or an older release (`1.15`).

    Raises FileNotFoundError.
    """
    variable = f"FLOWC_FLYTEKIT_PYTHON{release and '_' + release.replace('.', '_')}"
    folder = f"flytekit{release and '-' + release}"
    named = os.environ.get(variable)
    path = Path(named) if named else REPOSITORY / ".venvs" / folder / "bin" / "python"
    if not path.exists():
        raise FileNotFoundError(
            f"no interpreter with flytekit at {path}: run `make setup` or set {variable}"
        )
    return path


def flytekit_version(release: str = "") -> str:
    """Give the exact version of the flytekit that answers for a release."""
    command = [str(flytekit_python(release)), "-c", _FLYTEKIT_VERSION]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def clean_environment(home: str) -> dict[str, str]:
    """Give flytekit nothing of the caller's environment: FLYTE_* would change what it writes."""
    return _CLEAN | {"PATH": os.environ.get("PATH", os.defpath), "HOME": home}


def ask(units: Sequence[Unit], *, python: Path, timeout: float = 120, workers: int = 2) -> Batch:
    """Serialise units with flytekit, a process each; raises if flytekit itself cannot start."""
    with tempfile.TemporaryDirectory(prefix="flowc-oracle-") as name:
        places = {unit: Path(name) / f"{number}.json" for number, unit in enumerate(units)}
        started = _serve(places, python=python, timeout=timeout, workers=workers)
        return _batch({unit: read_answer(path) for unit, path in places.items()}, started)


def kept(units: Sequence[Unit], folder: Path, *, python: Path) -> Batch:
    """Answer from a folder, asking flytekit only for units whose root has changed since.

    Safe among processes: one asks while the others wait.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder / "lock"):
        environment = _environment(python)
        marks = {root: _mark(root, environment) for root in {unit.root for unit in units}}
        places = {unit: folder / f"{marks[unit.root]}-{unit.name}.json" for unit in units}
        missing = {unit: place for unit, place in places.items() if not place.exists()}
        if missing or not units:
            started = _serve(missing, python=python, timeout=120, workers=2)
            (folder / "started").write_text(json.dumps(started))
        answers = {unit: read_answer(place) for unit, place in places.items()}
        # What sources of old said is of no use any more; a crash may not happen again.
        lasting = {places[unit] for unit, one in answers.items() if one.status in _LASTING}
        for stale in set(folder.glob("*.json")) - lasting:
            stale.unlink()
        return _batch(answers, json.loads((folder / "started").read_text()))


def _batch(answers: dict[Unit, Answer], started: dict[str, object]) -> Batch:
    return Batch(
        answers=answers,
        flytekit=str(started["flytekit"]),
        import_seconds=float(str(started["import_seconds"])),
    )


def read_answer(path: Path) -> Answer:
    """Read the file that the oracle has written for a unit."""
    raw = json.loads(path.read_text())
    return Answer(
        status=str(raw["status"]),
        error=str(raw["error"]),
        seconds=float(raw["seconds"]),
        entities=tuple(entity_from_json(record) for record in raw["entities"]),
    )


def _serve(
    places: dict[Unit, Path], *, python: Path, timeout: float, workers: int
) -> dict[str, object]:
    jobs = [
        {"root": str(unit.root.resolve()), "unit": unit.name, "result": str(path.resolve())}
        for unit, path in places.items()
    ]
    order = {"jobs": jobs, "image": IMAGE, "timeout": timeout, "workers": workers}
    with tempfile.TemporaryDirectory(prefix="flowc-oracle-") as name:
        file = Path(name) / "order.json"
        file.write_text(json.dumps(order))
        done = subprocess.run(
            [str(python), str(SCRIPT), str(file)],
            env=clean_environment(name),
            cwd=name,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode or not done.stdout:
        raise RuntimeError(f"flytekit did not start under {python}:\n{done.stderr}")
    started: dict[str, object] = json.loads(done.stdout.splitlines()[0])
    return started


def _environment(python: Path) -> str:
    """Describe what an answer depends on beside its sources: the packages and the script."""
    done = subprocess.run(
        [str(python), "-c", _VERSIONS], capture_output=True, text=True, check=True
    )
    return done.stdout + SCRIPT.read_text()


def _mark(root: Path, environment: str) -> str:
    digest = hashlib.sha256(environment.encode())
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(f"{path.relative_to(root)}\0".encode())
            digest.update(path.read_bytes())
    # The answers hold no path, yet the path of a root decides what is importable beside it.
    digest.update(str(root.resolve()).encode())
    return digest.hexdigest()[:16]


@contextmanager
def locked(path: Path) -> Generator[None]:
    """Let no other process in while this one does something."""
    with path.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        yield
