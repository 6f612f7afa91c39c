"""The command of a container names an input that has no text."""

from __future__ import annotations

from collections.abc import Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.rendering import without_text
from flowc_ir.task import RawContainer
from flowc_validators.facts import Facts
from flowc_validators.rule import Rule
from flowc_validators.rules.unknown_template_input import named_inputs

CODE = Code(
    "unrenderable-template-input", Severity.ERROR, "a command names an input that has no text"
)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report placeholders for inputs that the backend cannot write into a command.

    Mirrors flyteplugins v1.16.8 (go/tasks/pluginmachinery/core/template/template.go).
    """
    for task in facts.tasks:
        if not isinstance(task.target, RawContainer):
            continue
        types = {parameter.name: parameter.type for parameter in task.interface.inputs}
        for name in named_inputs(task.target):
            what = without_text(types[name]) if name in types else ""
            if what:
                yield CODE.at(
                    task.span,
                    f"the command of task `{task.name}` asks for the input `{name}`, "
                    f"which is {what}: the backend cannot write it",
                    hint="take it from the folder of inputs, or make it a `str`",
                )


RULE = Rule(CODE, check)
