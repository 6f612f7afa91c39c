"""Compare flowc with what was recorded of flytekit beside its plugins.

PYTHONPATH=tests python -m differential.plugins [PROJECT…] [-v] [--accept | --ask | --check]

It prints a table: of each project, how many entities are equal, opaque (with a reason), missing
(without one) and wrong; with -v also why. `--accept` puts down in `lacks/` what is opaque now;
`--ask` asks flytekit anew and renews `plugin_answers/`, `--check` only says which are stale. The
interpreters are those of `make plugins` (`.venvs/plugins-NAME`), or named by
FLOWC_PLUGINS_PYTHON_NAME.
"""

from __future__ import annotations

import os
import sys
import tomllib
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from differential.case import Case, judged
from differential.expected import Answer
from differential.lacks import accept, lacks_of
from differential.recording import Recording
from differential.tally import Fate, Tally
from differential.task_facts import fact_cases
from differential.units import REPOSITORY, Unit

_HERE = Path(__file__).parent
PLUGINS = Recording(
    projects=_HERE / "plugin_projects",
    answers=_HERE / "plugin_answers",
    at=Path("/tmp/flowc-plugins"),  # noqa: S108
)
_ENVIRONMENTS = _HERE / "plugin_environments" / "environments.toml"
_LINE = "{:<28}{:>9}{:>8}{:>8}{:>9}{:>7}\n"


def plugin_cases() -> list[Case]:
    """Give every unit of the projects with plugins, and those of the recorded facts."""
    return [
        *(
            Case(unit=unit, answer=PLUGINS.file(unit), place=PLUGINS.place(unit))
            for unit in PLUGINS.units()
        ),
        *fact_cases(),
    ]


def main() -> int:
    """Do what the options say; 1 if anything is wrong."""
    options = _options()
    if options.ask or options.check:
        return _ask(options)
    asked = [one for one in plugin_cases() if one.project in (options.projects or [one.project])]
    cases = [one for one in asked if one.answer.exists()]
    sys.stderr.write("".join(f"{one}: not recorded\n" for one in asked if one not in cases))
    tallies = {case: judged(case) for case in cases}
    for project, units in _by_project(tallies).items():
        if options.accept:
            left = [case.unit.name for case in plugin_cases() if case.project == project]
            accept(project, {case.unit.name: lacks_of(one) for case, one in units.items()}, left)
    sys.stdout.write("".join(_table(tallies, verbose=options.verbose)))
    return int(any(_faults(tally) for tally in tallies.values()))


def _options() -> Namespace:
    parser = ArgumentParser(prog="plugins", description=__doc__)
    parser.add_argument("projects", nargs="*", metavar="PROJECT", help="only these folders")
    parser.add_argument("-v", "--verbose", action="store_true", help="say why each is not equal")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--accept", action="store_true", help="put down what is opaque now")
    what.add_argument("--ask", action="store_true", help="ask flytekit anew")
    what.add_argument("--check", action="store_true", help="say which answers are stale")
    return parser.parse_args()


def _by_project(tallies: Mapping[Case, Tally]) -> dict[str, dict[Case, Tally]]:
    projects = dict[str, dict[Case, Tally]]()
    for case, tally in tallies.items():
        projects.setdefault(case.project, {})[case] = tally
    return projects


def _table(tallies: Mapping[Case, Tally], *, verbose: bool) -> Iterator[str]:
    yield _LINE.format("project", "entities", "equal", "opaque", "missing", "wrong")
    for project, units in _by_project(tallies).items():
        yield _row(project, list(units.values()))
        for tally in units.values() if verbose else ():
            yield from (f"    {entity}: {reason}\n" for entity, reason in lacks_of(tally).items())
        for tally in units.values():
            yield from (f"    {fault}\n" for fault in _faults(tally))
    yield _row("all", list(tallies.values()))


def _row(name: str, tallies: list[Tally]) -> str:
    counts = sum((tally.count() for tally in tallies), Counter[Fate]())
    fates = [counts[fate] for fate in ("equal", "missing", "wrong")]
    equal, missing, wrong = fates
    return _LINE.format(name, counts.total(), equal, counts.total() - sum(fates), missing, wrong)


def _faults(tally: Tally) -> list[str]:
    return [*tally.faults, *tally.crashed]


def _ask(options: Namespace) -> int:
    names: list[str] = options.projects
    units = [unit for unit in PLUGINS.units() if unit.root.name in (names or [unit.root.name])]
    environments = dict[str, list[Unit]]()
    for unit in units:
        environments.setdefault(_environment(unit), []).append(unit)
    answers = dict[Unit, Answer]()
    for environment, its in environments.items():
        answers |= PLUGINS.asked(its, _python(environment))
    faults = list((PLUGINS.faults if options.check else PLUGINS.renewed)(answers))
    sys.stdout.write("".join(f"{fault}\n" for fault in faults))
    return int(bool(faults))


def _environment(unit: Unit) -> str:
    """Name the environment whose plugins a project needs."""
    environments: dict[str, list[str]] = tomllib.loads(_ENVIRONMENTS.read_text())["projects"]
    return next((env for env, its in environments.items() if unit.root.name in its), "most")


def _python(environment: str) -> Path:
    named = os.environ.get(f"FLOWC_PLUGINS_PYTHON_{environment.upper()}")
    return Path(named or REPOSITORY / ".venvs" / f"plugins-{environment}" / "bin" / "python")


if __name__ == "__main__":
    sys.exit(main())
