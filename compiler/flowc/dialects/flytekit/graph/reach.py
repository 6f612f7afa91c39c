"""Where a promise may be used: in its own workflow, and outside of the cases of conditionals."""

from __future__ import annotations

from flowc.dialects.flytekit.codes import CASE_OUTPUT_ESCAPES, FOREIGN_PROMISE
from flowc.dialects.flytekit.graph.values import PromiseValue
from flowc.dialects.flytekit.session import Compiling, Session, mistake
from flowc_ir.source import Span


def refuse_out_of_reach(session: Session, promise: PromiseValue, span: Span) -> None:
    """Refuse a promise of another workflow, and one of a node that only a case runs.

    flytekit 1.16.31 writes both by the id of the node, which is another node's here, or nobody's.
    """
    node = promise.node
    if node is not None and node.is_case:
        mistake(
            CASE_OUTPUT_ESCAPES,
            span,
            f"{promise.describe()} is the result of one case of a conditional, "
            "and is not there outside of it",
            hint="use the result of the conditional",
        )
    home = promise.home if node is None else node.home
    current = session.current()
    if home is None or home is current or current is None or _is_around(session, home):
        return
    if home.section is not None:
        return  # a node that is lost with its conditional is told there
    mistake(
        FOREIGN_PROMISE,
        span,
        f"{promise.describe()} belongs to another workflow",
        hint="hand it on as an output of that workflow and an input of this one",
    )


def _is_around(session: Session, home: Compiling) -> bool:
    """Tell whether a graph is the one around the conditionals that are being written."""
    for compiling in reversed(session.compiling):
        if compiling is home:
            return True
        if compiling.section is None:
            return False
    return False
