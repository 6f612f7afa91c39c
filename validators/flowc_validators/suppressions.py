"""What is wrong with the comments that take findings back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from flowc_ir.diagnostic import Code, Diagnostic, Severity
from flowc_ir.program import Opaque, Program
from flowc_ir.source import Span
from flowc_validators.marks import Mark, Named, read_marks
from flowc_validators.nearest import nearest

UNUSED = Code(
    "unused-suppression", Severity.WARNING, "a comment takes back what is not found on its line"
)
UNKNOWN = Code(
    "unknown-suppression", Severity.WARNING, "a comment takes back a code that there is not"
)
UNEXPLAINED = Code(
    "unexplained-suppression", Severity.NOTE, "a comment takes a finding back and does not say why"
)


def suppression_findings(
    program: Program,
    diagnostics: Collection[Diagnostic],
    sources: Mapping[str, str],
    known: Callable[[], Collection[str]],
    is_shown: Callable[[str, str], bool],
) -> Iterator[Diagnostic]:
    """Judge the comments of all sources.

    `diagnostics` are all findings, those too that are taken back; `known` gives the names of all
    codes; `is_shown` tells whether findings of a code are looked for in a file. That a comment is
    not used is said only where all is known: in a run without errors, of a file without opaque
    entities, and of a line that Python has come by.
    """
    marks = [mark for path, text in sources.items() for mark in read_marks(path, text)]
    if not marks:
        return
    found = {(d.span.path, d.span.line, d.code.name): d.code.severity for d in diagnostics}
    is_certain = Severity.ERROR not in found.values()
    seen = _Seen(program, sources)
    codes = known()
    for mark in marks:
        if not mark.codes:
            yield UNKNOWN.at(
                mark.span, "the comment names no code", hint="write `# flowc: ignore[code] reason`"
            )
        if mark.codes and not mark.has_reason:
            yield UNEXPLAINED.at(
                mark.span, "the comment does not say why", hint="write the reason behind it"
            )
        yield from _unknown(mark, codes)
        for named in mark.codes:
            path, line = named.span.path, named.span.line
            severity = found.get((path, line, named.name))
            if severity is Severity.ERROR:
                yield _of_error(named)
            elif severity is None and named.name in codes and is_shown(named.name, path):
                if is_certain and seen.has(path, line):
                    yield _unused(named)


def _unknown(mark: Mark, codes: Iterable[str]) -> Iterator[Diagnostic]:
    for named in mark.codes:
        if named.name not in codes:
            close = nearest(named.name, sorted(codes))
            hint = f"did you mean `{close}`?" if close else "`flowc explain` lists all codes"
            yield UNKNOWN.at(named.span, f"no code is called `{named.name}`", hint=hint)


def _of_error(named: Named) -> Diagnostic:
    message = f"`{named.name}` is an error, which no comment takes back"
    return UNUSED.at(named.span, message, hint="mend it; there is no right artefact with it")


def _unused(named: Named) -> Diagnostic:
    message = f"`{named.name}` is not found on this line"
    return UNUSED.at(named.span, message, hint="take the comment away")


class _Seen:
    """Tells which lines were evaluated for certain."""

    def __init__(self, program: Program, sources: Mapping[str, str]) -> None:
        self._sources = sources
        self._uncertain: set[str] = set()
        self._known: dict[str, list[Span]] = {}
        for entity in program.entities:
            if isinstance(entity, Opaque):
                self._uncertain |= {entity.span.path, entity.cause.path}
            else:
                self._known.setdefault(entity.span.path, []).append(entity.span)

    def has(self, path: str, line: int) -> bool:
        """Tell whether a line is one of a known entity, or a statement of a module as a whole.

        What is indented otherwise may stand in a branch that was not taken.
        """
        if path in self._uncertain:
            return False
        text = self._sources[path].split("\n")[line - 1]
        return not text.startswith((" ", "\t", ")", "]", "}")) or any(
            span.line <= line <= span.end_line for span in self._known.get(path, ())
        )
