"""A workflow changes the machine that compiles it, or talks to others."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from flowc.dialects.flytekit.bodies.body import Body
from flowc.frontend.interpreter.values import External
from flowc_ir.diagnostic import Code, Diagnostic, Severity

CODE = Code(
    "effect-in-workflow", Severity.ERROR, "a workflow runs commands, writes files or uses a network"
)

ROOMS = (
    "subprocess.run", "subprocess.call", "subprocess.check_", "subprocess.Popen",
    "subprocess.getoutput", "os.system", "os.popen", "os.spawn", "os.exec", "os.remove",
    "os.unlink", "os.mkdir", "os.makedirs", "os.rename", "os.replace", "os.rmdir", "shutil.copy",
    "shutil.move", "shutil.rmtree", "requests.", "httpx.", "urllib.request.", "urllib3.",
    "socket.", "smtplib.", "http.client.", "time.sleep",
)  # fmt: skip
"""How the names of functions begin that do something outside of the program."""


def find(body: Body) -> Iterator[Diagnostic]:
    """Find calls that do something once, when the workflow is compiled, and not when it runs."""
    for node in body.own:
        if not isinstance(node, ast.Call):
            continue
        match body.value(node.func):
            case External(name=name) if name.startswith(ROOMS):
                yield CODE.at(
                    body.span(node),
                    f"`{name}` is called once, when the workflow is compiled, and in no execution",
                    hint="call it in a task",
                )
            case _:
                pass
