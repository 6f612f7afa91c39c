"""The command of a container names an input that its task does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.task import RawContainer
from flowc_validators.facts import Facts
from flowc_validators.nearest import nearest
from flowc_validators.rule import Rule

CODE = Code("unknown-template-input", Severity.ERROR, "a command names an input that is not there")

# Mirrors the templates of flyteplugins v1.16.8 (go/tasks/pluginmachinery/core/template).
_INPUT = re.compile(r"\{\{\s*[.$]Inputs\.([^}\s]+)\s*\}\}", re.IGNORECASE)


def check(facts: Facts) -> Iterator[Diagnostic]:
    """Report placeholders of containers' commands that the backend cannot fill in."""
    for task in facts.tasks:
        if not isinstance(task.target, RawContainer):
            continue
        inputs = [parameter.name for parameter in task.interface.inputs]
        for name in named_inputs(task.target):
            if name not in inputs:
                close = nearest(name, inputs)
                known = f"its inputs are {', '.join(inputs)}" if inputs else "it has no inputs"
                yield CODE.at(
                    task.span,
                    f"the command of task `{task.name}` asks for the input `{name}`",
                    hint=f"did you mean `{close}`?" if close else known,
                )


def named_inputs(container: RawContainer) -> Iterable[str]:
    """Give the inputs that placeholders name, each once."""
    texts = (*container.command, *container.arguments)
    return dict.fromkeys(name for text in texts for name in _INPUT.findall(text))


RULE = Rule(CODE, check)
