"""Forgetting what a container holds, once unknown code may have changed it."""

from __future__ import annotations

from collections.abc import Iterable

from flowc.frontend.interpreter.values import DictValue, ListValue, SetValue, Unknown, Value


def forget(container: ListValue | DictValue | SetValue, unknown: Unknown, *added: Value) -> None:
    """Take the contents of a container as unknown from now on.

    Each may be any of what it held, or of what may have been `added`.
    """
    inner: Iterable[Value] = ()
    match container:
        case _ if container.lost is not None:
            pass
        case ListValue(items=items):
            inner = items
        case DictValue(entries=entries):
            inner = [item for _, item in entries.values()]
        case SetValue(items=elements):
            inner = elements.values()
    container.lost = (container.lost or unknown).holding([*inner, *added])
