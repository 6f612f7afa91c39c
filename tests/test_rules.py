"""The page of a code is its test: marked lines must be found, and no others."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from flyteidl.admin.launch_plan_pb2 import LaunchPlan
from flyteidl.admin.task_pb2 import TaskSpec
from flyteidl.admin.workflow_pb2 import WorkflowSpec
from google.protobuf import text_format

from flowc.cli.comparing.telling import SEVERITY
from flowc.cli.pages import codes, pages, severity_of
from flowc.cli.policy import known_codes
from flowc.comparison.bodies import bodies_of
from flowc.comparison.programs import Beside, compare
from flowc.config import read_config
from flowc.contracts.model.of_program import contract_of_program
from flowc.contracts.numbers.lock import EMPTY, updated
from flowc.contracts.numbers.wanted import wanted_by
from flowc.contracts.proto.files import proto_files
from flowc.contracts.proto.places import Layout
from flowc.contracts.schemas.documents import json_schemas
from flowc.driver import CompileOptions, compile_project
from flowc.manifests.claims import report_conflicts
from flowc.manifests.finding import Rank, found_in
from flowc.targets.flyte.lifting.lift import lift_files
from flowc_ir.diagnostic import Diagnostic, Report
from flowc_ir.program import Program
from flowc_validators import Asked, judge
from flowc_validators.registry import all_rules

ROOT = Path(__file__).parent.parent
RULE_FILES = ROOT / "validators" / "flowc_validators" / "rules"
CASES = ROOT / "tests" / "validators" / "cases"
BLOCK = re.compile(r"^```(python|toml|yaml|textproto)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# A mark stands at the line it means, or names it where a comment there would change the meaning.
MARK = re.compile(r"#\s*(error|warning|note)(?: on line (\d+))?: ([a-z0-9-]+)")
FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)

# Codes that no example of their own brings out; tests elsewhere do.
NOT_IN_A_FILE = {
    "contract-circle", "contract-stale", "expired-waiver", "field-retired", "field-retyped",
    "lock-conflict", "lock-edited", "lock-missing", "lock-newer-format", "lock-stale",
    "lock-syntax", "name-returned", "number-changed", "opaque-entity", "stray-member",
    "uncertain-import", "unknown-image", "unknown-unit", "unreadable-file", "unreadable-package",
    "unused-waiver",
}  # fmt: skip

Found = set[tuple[str, int, str, str]]


def declared_codes() -> Iterator[tuple[str, str]]:
    """Give the name and the severity of every `Code(…)` that the product declares."""
    for folder in ("compiler/flowc", "ir/flowc_ir", "validators/flowc_validators"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match node:
                    case ast.Call(
                        func=ast.Name(id="Code"),
                        args=[ast.Constant(value=str(name)), ast.Attribute(attr=severity), *_],
                    ):
                        yield name, severity.lower()
                    case _:
                        pass


@cache
def declared() -> list[tuple[str, str]]:
    """Give all of them, sorted; who asks for one page only need not wait for it."""
    return sorted(declared_codes())


def test_every_code_is_declared_once() -> None:
    """Let no two codes have one name, and let each name be kebab-case."""
    names = [name for name, _ in declared()]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in names)


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    """Let pages and codes answer one another."""
    assert set(pages()) == {name for name, _ in declared()}


def test_pages_show_the_severity() -> None:
    """Let the page of each code show what severity it has."""
    assert {name: severity_of(name).value for name, _ in declared()} == dict(declared())


def test_every_rule_is_listed() -> None:
    """Let the registry hold each file of the rules folder, and each code once."""
    files = {path.stem.replace("_", "-") for path in RULE_FILES.glob("[a-z]*.py")}
    rules = all_rules()
    assert {rule.code.name for rule in rules} == files
    assert len(rules) == len(files)


@pytest.mark.parametrize("code", sorted(pages()))
def test_page(code: str, tmp_path: Path) -> None:
    """Hold every example on the page against the compiler."""
    text = pages()[code].read_text(encoding="utf-8")
    assert text.startswith(f"# {code}\n")
    examples = [(language, files_of(block)) for language, block in BLOCK.findall(text)]
    marked = [wanted(files) for _, files in examples]
    if code in NOT_IN_A_FILE:
        assert not examples
        return
    assert any(code in {mark[3] for mark in marks} for marks in marked), "show a wrong example"
    assert not all(marked), "show a right example"
    for number, (language, files) in enumerate(examples):
        hold_marks(code, language, files, tmp_path / str(number))


def hold_marks(code: str, language: str, files: dict[str, str], folder: Path) -> None:
    """Hold an example against what its marks say is found."""
    marks = wanted(files)
    if language == "textproto":
        # A message has no lines: which one is meant, people see.
        assert found_in_messages(files, code) == {mark[2:] for mark in marks}
    elif any(path.startswith("before/") for path in files):
        changes = compared(files, folder)
        # What matters to nobody is shown where it is the subject only.
        assert {c for c in changes if c in marks or c[2] != "note"} == marks
    else:
        assert found(code, language, files, folder) == marks


def files_of(block: str) -> dict[str, str]:
    """Split an example at its `# file:` lines; without one it is a single file."""
    first, *rest = FILE.split(block)
    if not rest:
        return {"example.py": first}
    return dict(zip(rest[::2], rest[1::2], strict=True))


def wanted(files: dict[str, str]) -> Found:
    """Read the marks of an example."""
    return {
        (path, int(mark[2] or number), mark[1], mark[3])
        for path, text in files.items()
        for number, line in enumerate(text.splitlines(), start=1)
        for mark in MARK.finditer(line)
    }


def found_in_messages(files: dict[str, str], code: str) -> set[tuple[str, str]]:
    """Write messages that are given as text, and judge the package that they make."""
    messages = {"1": TaskSpec, "2": WorkflowSpec, "3": LaunchPlan}
    held = [
        (path, text_format.Parse(text, messages[path[-4]]()).SerializeToString())
        for path, text in files.items()
    ]
    lifted = lift_files("example", held)
    # Examples need not use what their nodes give.
    hidden = {"inexact-entity", "unused-input", "unused-result"} - {code}
    asked = Asked(lambda _: True, lambda name, _: name not in hidden, list)
    judged = judge(lifted.program, lifted.report.diagnostics, {}, asked)
    return {(each.code.severity.value, each.code.name) for each in judged}


def compared(files: dict[str, str], folder: Path) -> Found:
    """Compile the files under `before/` and those under `after/`, and compare both."""
    programs: list[Program] = []
    bodies: list[dict[str, str]] = []
    for side in ("before", "after"):
        for path, text in files.items():
            if path.startswith(side):
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8")
        outcome = compile_project(CompileOptions(root=folder / side))
        programs.append(outcome.program)
        bodies.append(bodies_of(outcome.program, outcome.sources))
    beside = Beside(old_bodies=bodies[0], new_bodies=bodies[1])
    found: Found = set()
    before, after = programs
    for change in compare(before, after, beside):
        side, span = ("after", change.span) if change.span.path else ("before", change.old_span)
        severity = SEVERITY[change.level].value
        found.add((f"{side}/{span.path}", span.line, severity, change.code.name))
    return found


def found(code: str, language: str, files: dict[str, str], folder: Path) -> Found:
    """Compile an example, or read it as a configuration."""
    if language == "toml":
        report = Report()
        read_config(files["example.py"], "example.py", report, known_codes())
        return {keyed(diagnostic) for diagnostic in report.diagnostics}
    if language == "yaml":
        report = Report()
        read = [found_in(text, path, Rank.PROJECT, report) for path, text in files.items()]
        report_conflicts([each for each in read if each is not None], files, report)
        return {keyed(diagnostic) for diagnostic in report.diagnostics}
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    outcome = compile_project(
        CompileOptions(root=folder, judges_bodies=True, optional=frozenset((code,)))
    )
    everything = Asked(lambda _: True, lambda _, __: True, codes, placed=outcome.placed)
    report, sources = outcome.report, outcome.sources
    judged = {
        keyed(d)
        for d in judge(outcome.program, report.diagnostics, sources, everything, outcome.seen)
    }
    return judged | (of_contracts(outcome.program) if code.startswith("contract-") else set())


def of_contracts(program: Program) -> Found:
    """Give what is found when a program's contract is made."""
    report = Report()
    contract = contract_of_program(program, report)
    proto_files(contract, updated(EMPTY, wanted_by(contract)), Layout(), report)
    json_schemas(contract, "flyte", report)
    return {keyed(diagnostic) for diagnostic in report.diagnostics}


def keyed(diagnostic: Diagnostic) -> tuple[str, int, str, str]:
    """Give what a mark says of a finding."""
    span, code = diagnostic.span, diagnostic.code
    return span.path, span.line, code.severity.value, code.name


@pytest.mark.parametrize("path", sorted(CASES.glob("*.md")), ids=lambda path: path.stem)
def test_more_cases(path: Path, tmp_path: Path) -> None:
    """Hold what pages need not show, in the same form."""
    blocks = BLOCK.findall(path.read_text(encoding="utf-8"))
    for number, (language, block) in enumerate(blocks):
        hold_marks(path.stem, language, files_of(block), tmp_path / str(number))
