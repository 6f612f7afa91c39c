"""Changes of graphs in a few words, as all forms of `flowc diff` tell them."""

from __future__ import annotations

from flowc.comparison import codes
from flowc.comparison.difference import Section, Status
from flowc.comparison.graphs import OUTPUTS, GraphEdit, GraphWhat

_MARKS = {
    GraphWhat.NODE_ADDED: "+",
    GraphWhat.EDGE_ADDED: "+",
    GraphWhat.ORDER_ADDED: "+",
    GraphWhat.NODE_REMOVED: "-",
    GraphWhat.EDGE_REMOVED: "-",
    GraphWhat.ORDER_REMOVED: "-",
    GraphWhat.NODE_CHANGED: "~",
    GraphWhat.EDGE_RETYPED: "~",
    GraphWhat.VALUE_CHANGED: "~",
}

STATUS_MARKS = {
    Status.ADDED: "+",
    Status.REMOVED: "-",
    Status.RENAMED: "~",
    Status.CHANGED: "~",
}


def lines_of(section: Section) -> list[tuple[str, str]]:
    """Give all that differs of an entity, each with `+`, `-` or `~`."""
    found = [
        ("~", change.message)
        for change in section.changes
        if change.code not in (codes.ENTITY_ADDED, codes.ENTITY_REMOVED)
    ]
    if section.is_body_changed and not any(c.code.name == "stale-cache" for c in section.changes):
        found.append(("~", "its body has changed"))
    if section.doubt:
        found.append(("~", f"its graph cannot be compared: {section.doubt}"))
    found += [
        ("~", f"{name}: {before or 'unset'} → {after or 'unset'}")
        for name, before, after in section.settings
    ]
    return found + [(_MARKS[edit.what], edit_told(edit)) for edit in section.edits]


def edit_told(edit: GraphEdit) -> str:
    """Say what has changed in a graph."""
    name = edit.node if edit.node == OUTPUTS else f"node `{edit.node}` ({edit.runs})"
    place = f"{edit.node}.{edit.port}"
    match edit.what:
        case GraphWhat.NODE_ADDED | GraphWhat.NODE_REMOVED:
            return name
        case GraphWhat.NODE_CHANGED:
            return f"{name}: {edit.port}: {edit.before or 'unset'} → {edit.after or 'unset'}"
        case GraphWhat.EDGE_ADDED | GraphWhat.EDGE_REMOVED:
            return f"edge `{edit.source}` → `{place}`"
        case GraphWhat.EDGE_RETYPED:
            return f"edge `{edit.source}` → `{place}`: {edit.before} → {edit.after}"
        case GraphWhat.VALUE_CHANGED:
            return f"`{place}`: {edit.before or 'not given'} → {edit.after or 'not given'}"
        case GraphWhat.ORDER_ADDED | GraphWhat.ORDER_REMOVED:
            return f"`{edit.node}` waits for `{edit.source}`"
