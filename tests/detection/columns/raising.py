"""What a compiler says that raises: each program in a fork, under that compiler's interpreter.

    python raising.py flytekit|kfp PROGRAMS

PROGRAMS is a JSON file: a list of texts. On stdout, a JSON list with an entry each: null if it was
compiled, or {"lines", "text"}: the lines of the program in the tracebacks, and the exception.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

_ANSWER_LIMIT = 300


def main() -> None:
    """Compile all programs."""
    compile_with = {"flytekit": _flytekit, "kfp": _kfp}[sys.argv[1]]()
    texts = json.loads(Path(sys.argv[2]).read_text())
    answers = [_answer(text, compile_with) for text in texts]
    sys.stdout.write(json.dumps(answers))


def _flytekit() -> Callable[[str], object]:
    """Serialise as `pyflyte package` does (flytekit 1.16.31 tools/repo.py)."""
    repo = import_module("flytekit.tools.repo")
    configuration = import_module("flytekit.configuration")
    # Records need it, and flytekit imports it late: once is enough for all.
    import_module("mashumaro.jsonschema")
    image = configuration.ImageConfig.auto(img_name="registry.example/image:1")

    def run(folder: str) -> object:
        settings = configuration.SerializationSettings(
            project="p", domain="d", version="v", image_config=image
        )
        repo.serialize_load_only(["example"], settings, folder)
        return repo.serialize_get_control_plane_entities(settings, folder)

    return run


def _kfp() -> Callable[[str], object]:
    """Compile the pipeline `flow`, as `kfp dsl compile` does."""
    compiler = import_module("kfp.compiler").Compiler()

    def run(folder: str) -> object:
        flow = import_module("example").flow
        compiler.compile(flow, str(Path(folder) / "flow.yaml"))
        return None

    return run


def _answer(text: str, compile_with: Callable[[str], object]) -> object:
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.write(writing, json.dumps(_run(text, compile_with)).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        said = stream.read()
    os.waitpid(pid, 0)
    return json.loads(said) if said else {"lines": [], "text": "the process ended"}


def _run(text: str, compile_with: Callable[[str], object]) -> object:
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "example.py")
        program.write_text(text)
        os.chdir(folder)
        sys.path.insert(0, folder)
        try:
            compile_with(folder)
        except BaseException as error:  # noqa: BLE001 - whatever it raises is what it says
            shown = f"{type(error).__name__}: {error}"[:_ANSWER_LIMIT]
            return {"lines": sorted(set(_lines(error, str(program)))), "text": shown}
    return None


def _lines(error: BaseException | None, path: str) -> Iterator[int]:
    while error is not None:
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename == path and frame.lineno is not None:
                yield frame.lineno
        error = error.__cause__ or error.__context__


if __name__ == "__main__":
    main()
