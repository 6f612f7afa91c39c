"""`flowc manifest verify`: a manifest beside the real plug-in, which another Python runs."""

from __future__ import annotations

import json
import subprocess
import tempfile
from argparse import Namespace
from itertools import islice
from pathlib import Path

from flowc.cli.command import FINDINGS, FINE, UsageError
from flowc.cli.manifests.examples import LEFT_OUT, Example, compiled_example
from flowc.cli.manifests.known import chosen, known_manifests
from flowc.cli.paint import harmless
from flowc.cli.report import Json, read_json, to_json
from flowc.cli.terminal import Terminal
from flowc.cli.write import write_atomically
from flowc.manifests.finding import Found
from flowc.manifests.samples import Samples

PROBE = Path(__file__).with_name("probe.txt")
MOST = 25
"""How many programs are tried for each kind of task."""

_MISSING = "ModuleNotFoundError"

TIMEOUT = 600
"""How long the other Python may take, in seconds."""


def run(arguments: Namespace, terminal: Terminal) -> int:
    """Compile made-up programs, let the plug-in make them, and print where they differ."""
    name: str = arguments.name
    python: str = arguments.python
    output: str | None = arguments.output
    known = known_manifests(terminal)
    found = chosen(name, known)
    sources = _sources(found)
    ours = [compiled_example(source, known) for source in sources]
    theirs, versions = _asked(python, found.manifest.id, sources)
    cases = [_case(mine, other) for mine, other in zip(ours, theirs, strict=True)]
    for case in cases:
        if case["result"] == "different":
            terminal.print(f"different: {case['differs']}\n{harmless_lines(str(case['source']))}")
    counts = {
        result: sum(case["result"] == result for case in cases)
        for result in ("equal", "both refuse", "opaque", "different")
    }
    terminal.tell(", ".join(f"{count} {result}" for result, count in counts.items()))
    if output is not None:
        document: dict[str, Json] = {
            "manifest": found.manifest.id,
            "sha256": found.sha256,
            "versions": versions,
            "cases": [*cases],
        }
        write_atomically(Path(output), f"{to_json(document)}\n".encode())
    return FINDINGS if counts["different"] else FINE


def harmless_lines(text: str) -> str:
    """Indent lines, without what could steer a terminal."""
    return "\n".join(f"    {harmless(line)}".rstrip() for line in text.rstrip().splitlines())


def _sources(found: Found) -> list[str]:
    samples = Samples(found.manifest)
    made = [
        source for task in found.manifest.tasks for source in islice(samples.of_task(task), MOST)
    ]
    made += [each for one in found.manifest.decorators for each in samples.of_decorator(one)]
    for function in found.manifest.functions:
        made += islice(samples.of_function(function), MOST)
    if not made:
        raise UsageError(f"the manifest {found.manifest.id} describes no task")
    return made


def _asked(python: str, id_: str, sources: list[str]) -> tuple[list[Json], Json]:
    """Run the probe with the other Python, which imports flytekit and the plug-in."""
    with tempfile.TemporaryDirectory() as folder:
        asked = json.dumps({"folder": folder, "id": id_, "sources": sources})
        try:
            done = subprocess.run(
                [python, "-c", PROBE.read_text(encoding="utf-8")],
                input=asked,
                capture_output=True,
                encoding="utf-8",
                timeout=TIMEOUT,
                check=False,
                cwd=folder,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UsageError(f"--python {python}: {error}") from error
    answer = read_json(done.stdout.splitlines()[-1]) if done.stdout.strip() else None
    answers = answer.get("answers") if isinstance(answer, dict) else None
    if not isinstance(answer, dict) or not isinstance(answers, list):
        last = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
        raise UsageError(f"--python {python}: {harmless(last)}")
    versions = answer.get("versions")
    if all(isinstance(each, dict) and each.get("error") == _MISSING for each in answers):
        raise UsageError(f"--python {python}: {id_} is not installed there")
    return answers, versions


def _case(mine: Example, other: Json) -> dict[str, Json]:
    template = other.get("template") if isinstance(other, dict) else None
    error = other.get("error") if isinstance(other, dict) else None
    case: dict[str, Json] = {"source": mine.source}
    if isinstance(template, dict):
        kept: dict[str, Json] = {k: v for k, v in template.items() if k not in LEFT_OUT}
        differs = sorted(k for k in {*kept, *mine.template} if kept.get(k) != mine.template.get(k))
        case["template"] = {key: kept[key] for key in sorted(kept)}
    else:
        differs = ["it fails there" if not mine.lack else ""]
        case["error"] = error
    if mine.is_opaque:
        return {**case, "result": "opaque", "reason": mine.lack}
    if mine.lack:
        differs = ["refused here"] if isinstance(template, dict) else []
        return {**case, "result": "different" if differs else "both refuse",
                "differs": ", ".join(differs)}  # fmt: skip
    return {**case, "result": "different" if differs else "equal", "differs": ", ".join(differs)}
