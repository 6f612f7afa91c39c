"""Lets compilers, linters and generators of other languages judge the contract of an example.

`make contracts` runs it. It takes some minutes, and needs Go, Java with Maven, and Node; C++ is
compiled where a protoc is installed with its headers (Debian: protobuf-compiler, libprotobuf-dev,
g++), and only generated elsewhere.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
NODE = HERE / "node_modules"
TOOLS = ROOT / ".venvs" / "contracts" / "bin"
PROFILES = ("facade", "flyteadmin")
GO_MODULE = "example.test/consumers"
PROTOC = shutil.which("protoc")
"""The machine's own protoc: generated C++ wants the headers of its release."""

# Tests and documents of what is generated are of no interest, and take longest.
_BARE = "apiTests=false,modelTests=false,apiDocs=false,modelDocs=false"


def main() -> int:
    """Run all steps, and tell how long each took; the first that fails ends it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        step("flowc contract", write_contracts, folder)
        if PROTOC is None:
            step("protoc for C++, generated only", generate, folder, "cpp")
        else:
            step("protoc for C++, and g++", compile_cpp, folder, PROTOC)
        step("protoc for Java, and Maven", compile_java, folder)
        step("protoc for Go, and its compiler", compile_go, folder)
        step("protoc for TypeScript, and tsc", compile_typescript, folder)
        for profile in PROFILES:
            document = folder / f"{profile}.openapi.json"
            step(f"{profile}: redocly", redocly, document)
            step(f"{profile}: spectral", spectral, document)
            step(f"{profile}: openapi-typescript, and tsc", types_of, document)
            step(f"{profile}: openapi-python-client", python_client, document)
            step(f"{profile}: openapi-generator for Go", go_client, document)
            step(f"{profile}: openapi-generator for Java", java_client, document)
        facade = folder / "facade.openapi.json"
        step("facade: schemathesis and a mock server", drive, facade)
    return 0


def step(name: str, action: Callable[..., object], *arguments: object) -> None:
    """Do one thing, and tell how long it took."""
    started = time.monotonic()
    action(*arguments)
    sys.stdout.write(f"{name}: fine ({time.monotonic() - started:.1f} s)\n")
    sys.stdout.flush()


def run(*command: object, folder: Path) -> None:
    """Run a program; what it says is shown only if it fails."""
    words = [str(word) for word in command]
    path = f"{TOOLS}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "REDOCLY_TELEMETRY": "off", "CI": "1"}
    done = subprocess.run(
        words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(words)}\n{done.stdout[-8000:]}\n{done.stderr[-8000:]}")


def write_contracts(folder: Path) -> None:
    """Write the contract of the example in all notations."""
    example = ROOT / "examples" / "parcels"
    contract = (sys.executable, "-P", "-m", "flowc", "contract", example)
    lock = ("--new-lock", "--lock", folder / "flowc.lock.json")
    module = ("--go-module", GO_MODULE)
    run(*contract, "-o", folder / "protos", *lock, *module, folder=folder)
    for profile in PROFILES:
        run(*contract, "--format", "openapi", "--profile", profile, "-o", folder, folder=folder)


def generate(
    folder: Path,
    language: str,
    *options: object,
    plugin: Path | None = None,
    protoc: object = TOOLS / "protoc",
) -> Path:
    """Let protoc write code of a language into a folder of its name."""
    protos = folder / "protos"
    made = folder / language
    made.mkdir(parents=True, exist_ok=True)
    files = sorted(path.relative_to(protos) for path in protos.rglob("*.proto"))
    named = [f"--plugin=protoc-gen-{language}={plugin}"] if plugin else []
    run(
        protoc,
        *(f"-I{protos}", f"--{language}_out={made}"),
        *(f"--{language}_opt={option}" for option in options),
        *named,
        *files,
        folder=folder,
    )
    return made


def compile_cpp(folder: Path, protoc: str) -> None:
    """Compile what protoc writes for C++."""
    made = generate(folder, "cpp", protoc=protoc)
    for source in sorted(made.rglob("*.pb.cc")):
        run("g++", "-std=c++17", "-fsyntax-only", f"-I{made}", source, folder=made)


def compile_java(folder: Path) -> None:
    """Compile what protoc writes for Java."""
    project = folder / "java-project"
    shutil.copytree(HERE / "java", project)
    shutil.copytree(generate(folder, "java"), project / "generated")
    run("mvn", "-q", "-B", "compile", folder=project)


def compile_go(folder: Path) -> None:
    """Compile what protoc-gen-go writes, within the module of the consumers."""
    module = folder / "go-module"
    shutil.copytree(ROOT / "tests" / "consumers" / "go", module)
    plugin = folder / "protoc-gen-go"
    run(
        *("go", "build", "-buildvcs=false", "-o", plugin),
        "google.golang.org/protobuf/cmd/protoc-gen-go",
        folder=module,
    )
    made = generate(folder, "go", f"module={GO_MODULE}", plugin=plugin)
    for each in ("contracts", "flowc"):
        shutil.copytree(made / each, module / each)
    run("go", "build", "-buildvcs=false", "./contracts/...", "./flowc/...", folder=module)


def compile_typescript(folder: Path) -> None:
    """Let tsc judge what protoc-gen-es writes."""
    made = generate(folder, "es", "target=ts", plugin=NODE / ".bin" / "protoc-gen-es")
    (made / "node_modules").symlink_to(NODE)
    tsc(made, *sorted(path.relative_to(made) for path in made.rglob("*_pb.ts")))


def tsc(folder: Path, *files: Path) -> None:
    """Judge types, and write nothing."""
    options = "--noEmit --strict --skipLibCheck --target es2022 --module esnext"
    run(
        *(NODE / ".bin" / "tsc", *options.split(), "--moduleResolution", "bundler"),
        *files,
        folder=folder,
    )


def redocly(document: Path) -> None:
    """Lint by redocly's recommended rules."""
    run(NODE / ".bin" / "redocly", "lint", document.name, folder=document.parent)


def spectral(document: Path) -> None:
    """Lint by spectral's rules for OpenAPI; even a hint fails."""
    ruleset = document.parent / "spectral.yaml"
    ruleset.write_text("extends: ['spectral:oas']\n", encoding="utf-8")
    lint = (NODE / ".bin" / "spectral", "lint", "--fail-severity", "hint")
    run(*lint, "--ruleset", ruleset, document.name, folder=document.parent)


def types_of(document: Path) -> None:
    """Generate types of TypeScript."""
    made = document.with_suffix(".ts")
    generator = NODE / ".bin" / "openapi-typescript"
    run(generator, document, "--default-non-nullable=false", "-o", made, folder=document.parent)
    tsc(document.parent, made)


def python_client(document: Path) -> None:
    """Generate a client in Python, and compile it."""
    made = document.parent / f"python-{document.stem}"
    run(
        *(TOOLS / "openapi-python-client", "generate", "--path", document),
        *("--output-path", made, "--meta", "none"),
        folder=document.parent,
    )
    run(TOOLS / "python", "-m", "compileall", "-q", made, folder=document.parent)


def go_client(document: Path) -> None:
    """Generate a client in Go, and build it."""
    made = _openapi_generator(document, "go", "packageName=client,withGoMod=true")
    shutil.rmtree(made / "test", ignore_errors=True)
    run("go", "mod", "tidy", folder=made)
    run("go", "build", "-buildvcs=false", "./...", folder=made)


def java_client(document: Path) -> None:
    """Generate a client in Java, and compile it."""
    made = _openapi_generator(document, "java", "library=native,hideGenerationTimestamp=true")
    run("mvn", "-q", "-B", "-Dmaven.test.skip=true", "compile", folder=made)


def _openapi_generator(document: Path, language: str, properties: str) -> Path:
    made = document.parent / f"{language}-{document.stem}"
    run(
        *(TOOLS / "openapi-generator-cli", "generate", "-g", language, "-i", document),
        *("-o", made, "--additional-properties", properties, "--global-property", _BARE),
        folder=document.parent,
    )
    return made


def drive(document: Path) -> None:
    """Let schemathesis send good and bad requests to a server that the document drives."""
    server = subprocess.Popen(
        [TOOLS / "python", HERE / "mock_server.py", document],
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        port = server.stdout.readline().strip() if server.stdout else ""
        run(
            *(TOOLS / "schemathesis", "run", document, "--url", f"http://127.0.0.1:{port}"),
            *("--mode", "all", "--max-examples", "25", "--phases", "fuzzing,coverage"),
            *("--checks", "negative_data_rejection,positive_data_acceptance"),
            *("--generation-database", "none"),
            folder=document.parent,
        )
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
