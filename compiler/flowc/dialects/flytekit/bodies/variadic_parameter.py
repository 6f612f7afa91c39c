"""A task takes any number of inputs."""

from __future__ import annotations

from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code("variadic-parameter", Severity.ERROR, "a task has a parameter `*x` or `**x`")


def find(body: Body) -> Iterator[Diagnostic]:
    """Find parameters that the backend fills by name, which Python does not allow."""
    for parameter, stars in ((body.node.args.vararg, "*"), (body.node.args.kwarg, "**")):
        if parameter is not None:
            yield CODE.at(
                body.span(parameter),
                f"`{stars}{parameter.arg}` becomes one input that is called `{parameter.arg}`, "
                f"which `{body.function.name}` cannot be given by name",
                hint=f"take a list or a mapping: `{parameter.arg}: …`",
            )
