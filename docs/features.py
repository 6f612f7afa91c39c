"""Derives the table of flytekit's features from the modules that the tests compare."""

from __future__ import annotations

import argparse
import ast
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from flowc.cli.main import run
from flowc.dialects.flytekit.classes.retold import TEXT as RETOLD
from flowc.dialects.flytekit.graph.overrides import PARAMETERS as OVERRIDES
from flowc.dialects.flytekit.plans.creation import SETTINGS as PLAN
from flowc.dialects.flytekit.reexports import STAR, aliases
from flowc.dialects.flytekit.settings.image_specs.values import FIELDS as IMAGE
from flowc.dialects.flytekit.tasks.function_tasks import PARAMETERS as TASK
from flowc.dialects.flytekit.tasks.maps import MAP_TASK
from flowc.dialects.flytekit.workflows.function_workflows import PARAMETERS as WORKFLOW
from flowc.flytekit_versions import NEWEST

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "docs" / "features.md"
# Modules that the differential suite compares with flytekit, entity by entity.
COMPARED = (ROOT / "tests" / "differential" / "projects", ROOT / "examples")
# Modules with what is not equal: flowc is asked what it says of them.
PROBES = ROOT / "docs" / "features"

NOT_AUTHORING = {
    "how flytekit runs and is called": (
        "Config ExecutionParameters FlyteContext LOGGING_RICH_FMT_ENV_VAR clients clis "
        "configuration constants core deck entry_points exceptions experimental extend extras "
        "image_spec DictTransformer interaction interactive interfaces iterator lazy_import "
        "load_implicit_plugins loggers "
        "models remote sensor tools types utils file directory ExecutionState FileAccessProvider "
        "Image ImageConfig IgnoreOutputs Promise SecretsManager SerializationSettings T "
        "get_serializable"
    ),
    "messages of the platform, not what users write": (
        "Blob BlobMetadata BlobType Literal LiteralType Scalar StructuredDatasetType"
    ),
    "Python's own": "Generator os sys traceback",
    "a backend of sensors, run by the platform": "SensorEngine",
}


def _constructor(name: str) -> tuple[str, ...]:
    """Give the parameters of a class of flytekit's that is retold."""
    tree = ast.parse(RETOLD.read_text(encoding="utf-8"))
    found = next(each for each in tree.body if isinstance(each, ast.ClassDef) and each.name == name)
    made = next(each for each in found.body if isinstance(each, ast.FunctionDef))
    return tuple(argument.arg for argument in made.args.args[1:])


FUNCTIONS: dict[str, tuple[str, Iterable[str]]] = {
    "`task`": ("flytekit.task", TASK),
    "`dynamic`": ("flytekit.dynamic", TASK),
    "`workflow`": ("flytekit.workflow", WORKFLOW),
    "`with_overrides`": (".with_overrides", OVERRIDES),
    "`map_task`": ("flytekit.map_task", MAP_TASK),
    "`LaunchPlan.get_or_create`": ("flytekit.LaunchPlan.get_or_create", ("name", *PLAN)),
    "`LaunchPlan.create`": ("flytekit.LaunchPlan.create", ("name", "workflow", *PLAN)),
    "`ImageSpec`": ("flytekit.ImageSpec", IMAGE),
    "`ContainerTask`": ("flytekit.ContainerTask", _constructor("ContainerTask")),
    "`ShellTask`": ("flytekit.extras.tasks.shell.ShellTask", _constructor("ShellTask")),
    "`Resources`": ("flytekit.Resources", ("cpu", "mem", "gpu", "ephemeral_storage")),
    "`Secret`": (
        "flytekit.Secret",
        ("group", "key", "group_version", "mount_requirement", "env_var"),
    ),
    "`Cache`": ("flytekit.Cache", ("version", "serialize", "ignored_inputs", "salt", "policies")),
    "`PodTemplate`": (
        "flytekit.PodTemplate",
        ("pod_spec", "primary_container_name", "labels", "annotations"),
    ),
    "`CronSchedule`": (
        "flytekit.CronSchedule",
        ("schedule", "offset", "kickoff_time_input_arg"),
    ),
    "`FixedRate`": ("flytekit.FixedRate", ("duration", "kickoff_time_input_arg")),
}
ALIASES = aliases()
HEAD = f"""\
# What of flytekit is compiled

Derived from the tests by `make features`; a test fails when it is not current. The names are those
of flytekit {NEWEST.version}. A feature is

- **equal** if a module of the differential suite uses it: flowc's package of that module equals
  flytekit's, entity by entity;
- **by manifest**, **opaque** or **refused** if flowc says so of the module that is named, with the
  reason that it gives; a manifest would say what a class or type of a library means;
- **not authoring** if it cannot reach a package.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One feature: its state, and the modules that show it, any of which may be named."""

    feature: str
    state: str
    shown: tuple[str, ...] = ()


def main() -> int:
    """Write the table, or with `--check` only say whether it is current."""
    parser = argparse.ArgumentParser(description="derive docs/features.md from the tests")
    parser.add_argument(
        "--check", action="store_true", help="change nothing; 1 if it is not current"
    )
    check: bool = parser.parse_args().check
    old = TABLE.read_text(encoding="utf-8") if TABLE.exists() else ""
    current = table(sections(), old)
    if check:
        is_current = _holds(current, old)
        if not is_current:
            sys.stderr.write("docs/features.md is old: run `make features`\n")
        return int(not is_current)
    TABLE.write_text(current, encoding="utf-8")
    return 0


def _holds(current: str, old: str) -> bool:
    """Tell whether all of the table holds; what tests show beside may be missing from it."""
    now, then = current.splitlines(), old.splitlines()
    new = set(now) - set(then)
    return not set(then) - set(now) and all(" | equal | " in line for line in new)


def sections() -> dict[str, list[Row]]:
    """Give all features by section, each with its state."""
    compared = _users(path for folder in COMPARED for path in sorted(folder.rglob("*.py")))
    probed = _users(sorted(PROBES.glob("*.py")))
    states = _states()

    def row(shown: str, *keys: str) -> Row:
        for key in keys:
            if key in compared:
                return Row(shown, "equal", compared[key])
        for key in keys:
            if key in probed:
                return Row(shown, states[probed[key][0]], probed[key])
        name = keys[0].removeprefix("flytekit.")
        for reason, names in NOT_AUTHORING.items():
            if name.rpartition(".")[2] in names.split():
                return Row(shown, f"not authoring: {reason}")
        return Row(shown, "no test shows it")

    extend = sorted(name for name in ALIASES if name.startswith("flytekit.extend."))
    types = sorted(
        name for name in ALIASES if name.startswith("flytekit.types.") and name.count(".") == 3
    )
    found = {
        "Names of `flytekit`": [row(f"`{name}`", f"flytekit.{name}") for name in STAR.split()],
        "Names of `flytekit.extend`": [row(f"`{name[16:]}`", canonical(name)) for name in extend],
        "Names of `flytekit.types`": [
            row(f"`{name[15:]}`", canonical(name), name)
            for name in types
            if canonical(name) in compared or canonical(name) in probed
        ],
    }
    for title, (function, parameters) in FUNCTIONS.items():
        found[f"Parameters of {title}"] = [
            row(f"`{name}`", f"{function}({name})")
            for name in parameters
            if not name.startswith("_")
        ]
    return found


def table(rows: Mapping[str, list[Row]], old: str) -> str:
    """Write the table; a module that it names already, and that still shows it, stays."""
    named = dict(_named(old))
    lines = [HEAD]
    for title, listed in rows.items():
        lines += [f"## {title}", "", "| feature | state | shown by |", "|---|---|---|"]
        for row in listed:
            shown = named.get((title, row.feature), "")
            if shown not in row.shown:
                shown = next(iter(row.shown), "")
            lines.append(f"| {row.feature} | {row.state} | {f'`{shown}`' if shown else ''} |")
        lines.append("")
    return "\n".join(lines)


def _named(table: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the module that a table names, by section and feature."""
    title = ""
    for line in table.splitlines():
        if line.startswith("## "):
            title = line.removeprefix("## ")
        cells = line.split(" | ")
        if line.startswith("| `") and len(cells) == 3:
            yield (title, cells[0].removeprefix("| ")), cells[2].strip("` |")


def canonical(name: str) -> str:
    """Give the name by which flowc knows a name of flytekit, wherever it was imported from."""
    for _ in range(8):
        head = name
        while head and head not in ALIASES:
            head = head.rpartition(".")[0]
        if not head or ALIASES[head] == head:
            return name
        name = ALIASES[head] + name[len(head) :]
    return name


def used(tree: ast.Module) -> Iterator[str]:
    """Yield what a module uses of flytekit: names, and keywords as `function(keyword)`."""
    names = dict(_imported(tree))

    def resolved(node: ast.expr) -> str | None:
        if isinstance(node, ast.Name):
            return names.get(node.id)
        if isinstance(node, ast.Attribute) and (owner := resolved(node.value)) is not None:
            return canonical(f"{owner}.{node.attr}")
        return None

    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute) and (name := resolved(node)) is not None:
            yield name
        if isinstance(node, ast.Call):
            function = resolved(node.func)
            if function is None and isinstance(node.func, ast.Attribute):
                function = f".{node.func.attr}"
            yield from _arguments(node, function or "")


def _arguments(call: ast.Call, function: str) -> Iterator[str]:
    for keyword in call.keywords:
        if keyword.arg is not None:
            yield f"{function}({keyword.arg})"
    for name, parameters in FUNCTIONS.values():
        if name == function and not any(isinstance(one, ast.Starred) for one in call.args):
            order = list(parameters)
            if name == "flytekit.LaunchPlan.get_or_create":
                order = ["workflow", *order]
            yield from (f"{function}({one})" for one in order[: len(call.args)])


def _imported(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                if top == "flytekit":
                    yield alias.asname or top, alias.name if alias.asname else top
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "flytekit":
            for alias in node.names:
                yield alias.asname or alias.name, canonical(f"{node.module}.{alias.name}")


def _users(paths: Iterable[Path]) -> dict[str, tuple[str, ...]]:
    found = defaultdict[str, dict[str, None]](dict)
    for path in paths:
        shown = path.relative_to(ROOT).as_posix()
        for name in used(ast.parse(path.read_text(encoding="utf-8"))):
            # Whoever uses a member uses what it is a member of.
            while name:
                found[name][shown] = None
                name = "" if "(" in name else name.rpartition(".")[0]
    return {name: tuple(users) for name, users in found.items()}


def _states() -> dict[str, str]:
    """Ask flowc of each probe; give the state by its path."""
    with tempfile.TemporaryDirectory() as folder:
        return {
            path.relative_to(ROOT).as_posix(): _state(path, Path(folder))
            for path in sorted(PROBES.glob("*.py"))
        }


def _state(probe: Path, folder: Path) -> str:
    report = folder / f"{probe.stem}.json"
    archive = folder / f"{probe.stem}.tgz"
    with redirect_stderr(StringIO()):
        run(
            ["package", "--pkgs", probe.stem, "--source", str(PROBES)]
            + ["--output", str(archive), "--report", str(report)]
        )
    document = json.loads(report.read_text(encoding="utf-8"))
    for found in document["diagnostics"]:
        if found["severity"] == "error":
            return f"refused: {found['message']}"
    for entity in document["entities"]:
        if entity["status"] != "exact":
            kind = "by manifest" if entity["lack"] == "manifest" else "opaque"
            return f"{kind}: {entity['reason']}"
    return "compiled, but compared by no test"


if __name__ == "__main__":
    sys.exit(main())
