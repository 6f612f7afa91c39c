"""What a manifest may say: each mistake is found where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from flowc.dialects.flytekit.extensions import compiler_functions, variables, writing
from flowc.manifests import known_names
from flowc.manifests.shelf import FOLDER
from flowc.manifests.validation import read_valid_manifest
from flowc_ir.diagnostic import Report

HEAD = "format: 1\nid: acme-jobs\npackage: acme.jobs\n"
CATALOGUE = sorted(FOLDER.glob("*.yaml"))


def findings(text: str, path: str = "manifest.yaml") -> list[tuple[int, str, str]]:
    """Give the line, message and hint of each finding."""
    report = Report()
    manifest = read_valid_manifest(text, path, report)
    assert (manifest is None) == report.has_errors
    return [(each.span.line, each.message, each.hint) for each in report.diagnostics]


@pytest.mark.parametrize("file", CATALOGUE, ids=lambda file: file.stem)
def test_the_catalogue_is_valid(file: Path) -> None:
    """Find nothing wrong with flowc's own manifests, each named after its package."""
    report = Report()
    manifest = read_valid_manifest(file.read_text(encoding="utf-8"), file.name, report)
    assert [f"{d.span.line}: {d.message}" for d in report.diagnostics] == []
    assert manifest is not None
    assert manifest.package == file.stem


def test_ids_of_the_catalogue_are_distinct() -> None:
    """Let no two files of the catalogue have one id, unless a distribution has several packages."""
    read = [
        read_valid_manifest(file.read_text(encoding="utf-8"), file.name, Report())
        for file in CATALOGUE
    ]
    ids = [(manifest.id, manifest.package) for manifest in read if manifest is not None]
    assert len(ids) == len(set(ids))


def test_known_names_are_those_of_the_dialect() -> None:
    """Let the names that manifests may use be those that the dialect has."""
    assert set(known_names.COMPILER_FUNCTIONS) == set(compiler_functions.FUNCTIONS)
    of_task = {*variables.OF_TASKS, "command", "default_command", "inputs", "outputs"}
    assert set(known_names.OF_TASKS) == of_task
    for name in known_names.BASE_CLASSES:
        assert f" {name}\n" in writing.HEADER or f" {name}," in writing.HEADER


CLASS = """\
classes:
  - name: Job
    fields:
      - {name: image, type: string}
      - {name: size, type: int?, default: null}
"""
TASK = f"""\
{CLASS}tasks:
  - name: JobTask
    config_classes: [Job]
    type: job
"""
FLOW = """\
tasks:
  - {name: Fetch, target: none, type: fetch}
functions:
  - name: nightly
    parameters: [{name: name, type: string}]
    workflow:
      name: "@name"
      nodes:
"""
WRONG = {
    "a function that makes nothing": (
        "functions: [{name: nightly}]",
        (4, "a function makes either a `task` or a `workflow`", ""),
    ),
    "a workflow without a name": (
        "functions: [{name: nightly, workflow: {nodes: []}}]",
        (4, "a workflow needs a `name`", ""),
    ),
    "a node after one that is not there": (
        f"{FLOW}        - {{name: a, task: {{$new: Fetch}}}}\n"
        f"        - {{name: b, task: {{$new: Fetch}}, after: [aa]}}",
        (13, "there is no node that stands before it `aa`", "did you mean `a`?"),
    ),
    "two nodes of one name": (
        f"{FLOW}        - {{name: a, task: {{$new: Fetch}}}}\n"
        f"        - {{name: a, task: {{$new: Fetch}}}}",
        (13, "`a` is described twice", ""),
    ),
    "a node without a task": (f"{FLOW}        - {{name: a}}", (12, "a node needs a `task`", "")),
    "a change of nothing": (
        f"{FLOW}        - {{name: a, task: {{$new: Fetch}}, changes: [{{key: x, value: 1}}]}}",
        (12, "a change says in `of` which map it changes: `@config`", ""),
    ),
    "a condition of a change over what is not there": (
        f'{FLOW}        - name: a\n          task: {{$new: Fetch}}\n'
        f'          changes: [{{of: "@name", key: x, value: 1, when: nme}}]',
        (14, "there is no variable `nme` here", "did you mean `name`?"),
    ),
    "an output without a type": (
        f"{FLOW}        - {{name: a, task: {{$new: Fetch}}}}\n"
        f'      outputs: [{{name: o, value: "@nodes.a.o"}}]',
        (13, "an output needs a `type`", ""),
    ),
    "an unknown type": (
        "classes: [{name: Job, fields: [{name: x, type: strng}]}]",
        (4, "there is no type `strng`", "did you mean `string`?"),
    ),
    "a broken type": (
        "classes: [{name: Job, fields: [{name: x, type: list<int}]}]",
        (4, "`list<` is not closed", ""),
    ),
    "two of one name": (
        "classes: [{name: Job}, {name: task.Job}]",
        (4, "`Job` is described twice", ""),
    ),
    "two fields of one name": (
        "classes: [{name: Job, fields: [{name: x}, {name: x}]}]",
        (4, "`x` is described twice", ""),
    ),
    "a base that is not there": (
        "classes: [{name: Job, extends: Base}]",
        (4, "there is no class that stands before it `Base`", ""),
    ),
    "a required parameter after an optional one": (
        "classes: [{name: Job, fields: [{name: x, default: 1}, {name: y}]}]",
        (4, "`y` must be given, but stands after `x`, which need not", ""),
    ),
    "a default of another type": (
        'classes: [{name: Job, fields: [{name: x, type: int, default: "1"}]}]',
        (4, "this `default` is no `int`", ""),
    ),
    "a null that is not allowed": (
        "classes: [{name: Job, fields: [{name: x, type: list<int>, default: null}]}]",
        (4, "this `default` is no `list<int>`", ""),
    ),
    "an object of a class that is not there": (
        "classes: [{name: Job, fields: [{name: x, default_object: Jib}]}]",
        (4, "there is no class `Jib`", "did you mean `Job`?"),
    ),
    "an object of another class": (
        "classes: [{name: A}, {name: B, fields: [{name: x, type: int, default_object: A}]}]",
        (4, "an object of `A` is no `int`", ""),
    ),
    "a name that Python does not allow": (
        'classes: [{name: Job, fields: [{name: "x): pass"}]}]',
        (4, "`x): pass` is no name of a parameter", ""),
    ),
    "a word of Python": (
        "enums: [{name: Mode, members: [{name: None, value: 1}]}]",
        (4, "`None` is no name of a member", ""),
    ),
    "a member without a value": (
        "enums: [{name: Mode, members: [{name: FAST}]}]",
        (4, "a member needs a `value`", ""),
    ),
    "an export of nothing": (
        f"{CLASS}exports: [Jab]",
        (9, "nothing here is called `Jab`", "did you mean `Job`?"),
    ),
    "a rule that is no CEL": (
        "classes: [{name: J, fields: [{name: x}], rules: [{that: x &&, message: m}]}]",
        (4, "`x &&` is no expression in CEL: mismatched input '<EOF>', at its character 5", ""),
    ),
    "a rule over a field that is not there": (
        "classes: [{name: J, fields: [{name: count}], rules: [{that: cuont > 1, message: m}]}]",
        (4, "there is no variable `cuont` here", "did you mean `count`?"),
    ),
    "a function that is not there": (
        "classes: [{name: J, fields: [{name: x}], rules: [{that: trim(x) > 1, message: m}]}]",
        (4, "expressions have no function `trim`", ""),
    ),
    "a configuration that is not there": (
        "tasks: [{name: T, config_classes: [Job], type: job}]",
        (4, "there is no class `Job`", ""),
    ),
    "a field of the configuration that is not there": (
        f'{TASK}    custom: {{image: "@config.imag"}}',
        (13, "`config` has no `imag`", "did you mean `image`?"),
    ),
    "the same in an expression": (
        f'{TASK}    custom: {{image: "=config.imag + text(config.size)"}}',
        (13, "`config` has no `imag`", "did you mean `image`?"),
    ),
    "a variable that is not there yet": (
        "tasks: [{name: T, target: none, type: '@task.name'}]",
        (4, "there is no variable `task` here", ""),
    ),
    "a directive that is not there": (
        f"{TASK}    custom: {{$iff: config.size == 1, then: 1}}",
        (13, "templates have no directive `$iff`", "did you mean `$if`?"),
    ),
    "a key beside a directive": (
        f"{TASK}    custom: {{$if: config.size == 1, than: 1}}",
        (13, "`$if` takes no `than` beside it", "did you mean `then`?"),
    ),
    "a key that a directive needs": (
        f'{TASK}    custom: {{$each: "@config.image", as: x}}',
        (13, "`$each` needs `do` beside it", ""),
    ),
    "a fragment that is not there": (
        f"{TASK}    custom: {{$use: pod}}",
        (13, "there is no fragment `pod`", ""),
    ),
    "a fragment that uses itself": (
        f"{TASK}    custom: {{$use: pod}}\nfragments:\n  pod: {{$use: pod}}",
        (15, "the fragment `pod` uses itself", ""),
    ),
    "a fragment that nothing uses": (
        f"{TASK}fragments:\n  pod: 1",
        (14, "no template uses the fragment `pod`", ""),
    ),
    "a compiler's function that is not there": (
        f"{TASK}    custom: {{$call: resorces, with: []}}",
        (13, "there is no function `resorces`", "did you mean `resources`?"),
    ),
    "a message that is not there": (
        f"{TASK}    custom: {{$message: flyteidl.plugins.Spark, of: {{}}}}",
        (13, "flyteidl has no message `flyteidl.plugins.Spark`", ""),
    ),
    "a field of a message that is not there": (
        f"{TASK}    custom: {{$message: flyteidl.plugins.SparkJob, of: {{sparkCnf: 1}}}}",
        (13, "the message `flyteidl.plugins.SparkJob` has no field `sparkCnf`",
         "did you mean `sparkConf`?"),
    ),
    "a type that is none": (
        'tasks: [{name: T, target: none, outputs: {variables: [{name: o, type: {$type: "a["}}]}}]',
        (4, "`a[` is no type as Python writes it", ""),
    ),
    "neither a target nor a base": (
        "tasks: [{name: T}]",
        (4, "`T` says neither its `target` nor what it `extends`", ""),
    ),
    "a base that flytekit does not have": (
        "tasks: [{name: T, extends: SqlTask}]",
        (4, "there is no class `SqlTask` before it, and flytekit has none to extend",
         "did you mean `SQLTask`?"),
    ),
    "a placeholder in no parameter": (
        "tasks: [{name: T, target: sql, parameters: [{name: query}], placeholders:"
        " [{path: quary, syntax: backend}]}]",
        (4, "there is no parameter `quary`", "did you mean `query`?"),
    ),
    "a connector that is not there": (
        f"{TASK}    connector: acme",
        (13, "there is no connector `acme`", ""),
    ),
    "versions that are none": (
        "versions: new",
        (4, "`new` are no versions as PEP 440 writes them", ""),
    ),
    "a type on the wire that is none": (
        "types: [{name: T, literal_type: {simpel: STRING}}]",
        (4, "this is no type of flyteidl: Message type \"flyteidl.core.LiteralType\" has no field"
            ' named "simpel" at "LiteralType".', ""),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_found_where_it_stands(name: str) -> None:
    """Report a mistake at its line, with what was meant."""
    text, (line, message, hint) = WRONG[name]
    found = findings(HEAD + text)
    assert (line, message) in [(at, said.partition("\n")[0]) for at, said, _ in found]
    if hint:
        assert hint in [tip for _, said, tip in found if said == message]


def test_columns_are_those_of_the_value() -> None:
    """Point at the value, in bytes, also behind letters that take several."""
    report = Report()
    text = HEAD + 'classes: [{name: Jöb, fields: [{name: x, summary: "ä", type: nope}]}]'
    read_valid_manifest(text, "m.yaml", report)
    (found,) = report.diagnostics
    line = text.splitlines()[3].encode()
    assert line[found.span.column : found.span.end_column] == b"nope"


def test_toml_is_checked_too() -> None:
    """Find the same in TOML, on the right line."""
    text = 'format = 1\nid = "a"\npackage = "a"\n\n[[classes]]\nname = "J"\n\n'
    text += '[[classes.fields]]\nname = "x"\ntype = "nope"\n'
    assert [(line, said) for line, said, _ in findings(text, "m.toml")] == [
        (10, "there is no type `nope`")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [*a]",
        "\x00",
        "format: 1\nid: a\npackage: a\nfragments: {a: .inf}",
        f"format: 1\nid: a\npackage: a\nfragments: {{a: {'9' * 400}}}",
        f"format: 1\nid: a\npackage: a\nclasses: [{{name: A, fields: [{{name: b, type: "
        f"{'list<' * 2000}int}}]}}]",
        f"{HEAD}tasks: [{{name: T, target: none, type: '={'(' * 3000}'}}]",
        f"{HEAD}tasks: [{{name: T, target: none, type: '={'!' * 90000}a'}}]",
        f"format: 1\nid: a\npackage: a\ntasks: [{{name: T, target: none, custom: "
        f"{{$type: '{'-' * 90000}a'}}}}]",
        "format: 1\nid: a\npackage: a\nclasses: [{name: A, extends: B}, {name: B, extends: A}]",
    ],
    ids=range(9),
)
def test_hostile_text_is_refused(text: str) -> None:
    """Refuse, and never fail."""
    assert findings(text)
