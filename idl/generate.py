"""Write what is made of every definition (Python, a JSON Schema), or check that it is current.

`python idl/generate.py` writes; with `--check` it only lists what is stale, and exits with 1.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from manifest_schema import manifest_schema

ROOT = Path(__file__).resolve().parent / "flowc_idl"
SCHEMA = ROOT / "flowc" / "ext" / "v1" / "manifest.schema.json"

# protoc names modules after the folders of the definitions. Ours lie inside `flowc_idl`, and the
# name `flowc` belongs to the product.
_MODULE = re.compile(
    r"(^from |^_builder\.BuildTopDescriptorsAndMessages\(DESCRIPTOR, ')flowc\.", re.M
)

# protoc's code refuses runtimes that are older than protoc itself. The code only hands a serialised
# descriptor to the runtime, which every runtime that flowc allows reads; so the refusal is left
# out, and what is generated does not depend on the release of protoc.
_RELEASE = re.compile(
    r"^# Protobuf Python Version: .*\n"
    r"|^from google\.protobuf import runtime_version as _runtime_version\n"
    r"|^_runtime_version\.ValidateProtobufRuntimeVersion\((?:\n .*)*\n\)\n",
    re.MULTILINE,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the script and give its exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if stale")
    check: bool = parser.parse_args(arguments).check
    wanted = generate()
    stale = sorted(path for path, text in wanted.items() if _read(path) != text)
    orphans = sorted(set(_existing()) - set(wanted))
    for path in stale + orphans:
        sys.stdout.write(f"{path.relative_to(ROOT.parent)}\n")
    if check:
        return 1 if stale or orphans else 0
    for path in stale:
        path.write_text(wanted[path], encoding="utf-8")
    for path in orphans:
        path.unlink()
    return 0


def generate() -> dict[Path, str]:
    """Give the text of every generated file, by its path."""
    definitions = sorted(str(path.relative_to(ROOT)) for path in ROOT.rglob("*.proto"))
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [
                *(sys.executable, "-m", "grpc_tools.protoc", f"--proto_path={ROOT}"),
                *(f"--python_out={folder}", f"--pyi_out={folder}", *definitions),
                *("--include_source_info", f"--descriptor_set_out={folder}/definitions"),
            ],
            check=True,
        )
        schema = manifest_schema((Path(folder) / "definitions").read_bytes())
        made = {
            ROOT / path.relative_to(folder): _adapt(path.read_text(encoding="utf-8"))
            for path in sorted(Path(folder).rglob("*_pb2.py*"))
        }
        return {**made, SCHEMA: schema}


def _adapt(text: str) -> str:
    return _MODULE.sub(r"\1flowc_idl.flowc.", _RELEASE.sub("", text))


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _existing() -> Iterator[Path]:
    for pattern in ("*_pb2.py", "*_pb2.pyi"):
        yield from ROOT.rglob(pattern)


if __name__ == "__main__":
    sys.exit(main())
