"""What a package lacks, by what can be done about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from flowc.cli.paint import Paint, harmless
from flowc.cli.summary import counted
from flowc_ir.lack import Lack
from flowc_ir.program import Opaque

_MOST_NAMES = 3
_MOST_REASONS = 12

_MANIFEST = (
    "no manifest says what a name of a library means; until one does, package these with pyflyte"
)
# The first that is found in the reason says what to do; else the kind of what is lacking does.
_HINTS = (
    (r"it has errors", "mend the errors first"),
    (r"--source-path", "say where the source root lies with --source-path"),
    (r"installed", "list the packages that are there as `installed` in [tool.flowc]"),
    (r"environ", "declare the variable with --env-var, or in [tool.flowc.environment]"),
    (
        r"cannot be read|file system|outside the source root|of the machine",
        "read files below the source root, by a path that is made from `__file__`",
    ),
    (
        r"time of the compilation|clock|time zone|random|run to run",
        "write the value down, or work it out in a task",
    ),
    (r"another program|network", "do it in a task, or declare what comes of it with --env-var"),
)
_OTHER = {
    Lack.MANIFEST: _MANIFEST,
    Lack.WORLD: "write the value down, or declare it with --env-var",
    Lack.OTHER: "this is not followed; put it in simpler words, see `flowc explain opaque-entity`",
}


def left_out(opaque: Iterable[Opaque], paint: Paint) -> str:
    """List opaque entities by hint and by reason, the most frequent first."""
    entities = list(opaque)
    by_hint: dict[str, dict[str, list[Opaque]]] = {}
    for entity in entities:
        reasons = by_hint.setdefault(_hint(entity), {})
        reasons.setdefault(entity.reason, []).append(entity)
    missing = counted(len(entities), "opaque entity", "opaque entities")
    lines = [f"{paint.yellow('warning')}: {missing} left out"]
    for hint, reasons in sorted(by_hint.items(), key=lambda item: -_size(item[1])):
        lines.append(f"  {paint.bold('help')} for {_size(reasons)}: {hint}")
        lines.extend(_reasons(reasons))
    return "\n".join(lines)


def first_of_each(opaque: Iterable[Opaque]) -> Iterator[Opaque]:
    """Give one entity for each place where knowledge was lost for a reason."""
    seen: set[tuple[object, str]] = set()
    for entity in opaque:
        if (entity.cause, entity.reason) not in seen:
            seen.add((entity.cause, entity.reason))
            yield entity


def _hint(entity: Opaque) -> str:
    if entity.lack is not Lack.MANIFEST:
        for pattern, hint in _HINTS:
            if re.search(pattern, entity.reason):
                return hint
    return _OTHER[entity.lack]


def _size(reasons: dict[str, list[Opaque]]) -> int:
    return sum(map(len, reasons.values()))


def _reasons(reasons: dict[str, list[Opaque]]) -> Iterator[str]:
    ordered = sorted(reasons.items(), key=lambda item: -len(item[1]))
    for reason, entities in ordered[:_MOST_REASONS]:
        yield f"    {len(entities)} × {harmless(reason)}: {_names(entities)}"
    if len(ordered) > _MOST_REASONS:
        rest = dict(ordered[_MOST_REASONS:])
        yield f"    {_size(rest)} for {counted(len(rest), 'other reason')}; see --report"


def _names(entities: list[Opaque]) -> str:
    names = [harmless(entity.name) or "(no name)" for entity in entities]
    more = len(names) - _MOST_NAMES
    shown = ", ".join(names[:_MOST_NAMES])
    return f"{shown} and {more} more" if more > 0 else shown
