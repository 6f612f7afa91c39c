"""The detection matrix: runs all tools over all seeds, and writes `docs/detection.md`.

    PYTHONPATH=tests python -m detection.matrix FLYTEKIT_PYTHON KFP_PYTHON

Both are interpreters: the first has flytekit with its plugins, mypy and pyright, the second KFP.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from detection.columns import flowc
from detection.columns.checkers import said_by_mypy, said_by_pyright
from detection.columns.compilers import said_by
from detection.seeds import IN_KFP, Seed, seeds
from detection.verdict import Said, Verdict, verdict_of

IN_DOCS = Path(__file__).parent.parent.parent / "docs" / "detection.md"
_ABOUT = Path(__file__).parent / "about.md"
_TOOLS = ("flowc", "flytekit", "mypy", "pyright", "KFP")

Column = dict[str, Verdict]
"""What a tool makes of each seed, by name; not those that it has no words for."""


def main() -> None:
    """Run all tools, and write the page."""
    flytekit, kfp = (Path(each) for each in sys.argv[1:3])
    every = seeds()
    columns = {
        "flowc": column(every, lambda texts: [flowc.said(text) for text in texts]),
        "flytekit": column(every, lambda texts: said_by(flytekit, "flytekit", texts)),
        "mypy": column(every, lambda texts: said_by_mypy(flytekit, texts)),
        "pyright": column(every, lambda texts: said_by_pyright(flytekit, texts)),
        "KFP": column(seeds(IN_KFP), lambda texts: said_by(kfp, "kfp", texts)),
    }
    versions = _versions(flytekit, ("flytekit", "mypy", "pyright")) + _versions(kfp, ("kfp",))
    IN_DOCS.write_text(page(every, columns, ", ".join(versions)), encoding="utf-8")


def column(every: Sequence[Seed], said: Callable[[list[str]], list[list[Said]]]) -> Column:
    """Ask one tool about all seeds at once."""
    of_mistakes = said([seed.mistake for seed in every])
    of_twins = said([seed.twin for seed in every])
    return {
        seed.name: verdict_of(seed, mistake, twin)
        for seed, mistake, twin in zip(every, of_mistakes, of_twins, strict=True)
    }


def figures(tool: str, every: Sequence[Seed], verdicts: Column | None = None) -> str:
    """Give the line of the summary for one tool; flowc is asked if nothing is given."""
    if verdicts is None:
        verdicts = column(every, lambda texts: [flowc.said(text) for text in texts])
    asked = [verdicts[seed.name] for seed in every if seed.name in verdicts]
    found, at_line = (
        sum(flags) for flags in ([v.is_found for v in asked], [v.is_at_line for v in asked])
    )
    false = sum(verdict.is_false_alarm for verdict in asked)
    return f"| {tool} | {len(asked)} | {found} | {at_line} | {false} |"


def page(every: Sequence[Seed], columns: dict[str, Column], versions: str) -> str:
    """Give the text of the page."""
    about = _ABOUT.read_text(encoding="utf-8").replace("VERSIONS", versions)
    summary = [
        "| tool | mistakes it is asked about | found | at the right line | false alarms on twins |",
        "|---|---:|---:|---:|---:|",
        *(figures(tool, every, columns[tool]) for tool in _TOOLS),
    ]
    table = [
        f"| mistake | code | {' | '.join(_TOOLS)} |",
        f"|---|---|{'---|' * len(_TOOLS)}",
        *(_row(seed, columns) for seed in every),
    ]
    return about.replace("SUMMARY", "\n".join(summary)).replace("TABLE", "\n".join(table))


def _row(seed: Seed, columns: dict[str, Column]) -> str:
    marks = [_mark(columns[tool].get(seed.name)) for tool in _TOOLS]
    place = f"../tests/detection/mistakes/{seed.name}.py"
    title = seed.title.rstrip(".")
    return f"| [{title}]({place}) | `{seed.code}` | {' | '.join(marks)} |"


def _mark(verdict: Verdict | None) -> str:
    if verdict is None:
        return "n/a"
    found = "–"
    if verdict.is_found:
        found = "✓" if verdict.is_at_line else "✓ elsewhere"
    return f"{found} ✗" if verdict.is_false_alarm else found


def _versions(python: Path, packages: Sequence[str]) -> list[str]:
    asked = "import sys, importlib.metadata as m; print(*map(m.version, sys.argv[1:]), sep='\\n')"
    done = subprocess.run(
        [python.absolute(), "-c", asked, *packages], check=True, capture_output=True, text=True
    )
    return [f"{n} {v}" for n, v in zip(packages, done.stdout.split(), strict=True)]


if __name__ == "__main__":
    main()
