"""An input or output has a name that flytekit uses itself."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.entity import FlyteEntity, PythonInterface
from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.source import Span

CODE = Code("reserved-name", Severity.WARNING, "an input or output has a name of flytekit's own")

INPUTS = frozenset(
    "add_node_to_compilation_state ctx entity node_id overridden_interface self".split()
)
"""Parameters of what hands inputs on by name (flytekit 1.16.31 core/promise.py, core/base_task.py):
`create_and_link_node`, `flyte_entity_call_handler`, `Task.__call__`."""

OUTPUTS = frozenset(("runs_before", "with_overrides"))
"""Methods of what a call gives, which hide outputs (`create_task_output` of core/promise.py)."""


def find(entity: FlyteEntity, span: Span) -> Iterator[Diagnostic]:
    """Find inputs that no call can give, and outputs that nobody can read."""
    interface: PythonInterface = entity.interface
    for port in interface.inputs.values():
        if port.name in INPUTS:
            yield CODE.at(
                port.span,
                f"no call in a workflow can give the input `{port.name}`: flytekit takes it for a "
                "parameter of its own",
                hint="give it another name",
            )
    for port in interface.outputs.values():
        if port.name in OUTPUTS:
            yield CODE.at(
                span,
                f"the output `{port.name}` is hidden by the method of that name",
                hint="give it another name",
            )
