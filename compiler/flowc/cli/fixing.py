"""`--fix` and `--diff`: what is mended, what is not, and how that is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import unified_diff

from flowc.cli.check_options import CheckOptions
from flowc.cli.fix_trial import Files, Refusal, State, Trial, start_of
from flowc.cli.paint import harmless
from flowc.cli.session import Result
from flowc.cli.shown import shown
from flowc.cli.summary import counted
from flowc.cli.terminal import Terminal
from flowc.cli.write import rewrite
from flowc.fixes.encoded import decoded
from flowc.fixes.fix import Fix, Safety
from flowc_ir.diagnostic import Diagnostic
from flowc_ir.lazy_dataclass import dataclass


@dataclass(frozen=True, slots=True)
class Mended:
    """The state after all fixes that could be made; nothing of it is on disk yet."""

    state: State
    before: Mapping[str, bytes]

    def write(self) -> None:
        """Write the files, each whole or not at all; raises UsageError."""
        root = self.state.result.project.root
        for path, data in self.state.files.items():
            rewrite(root / path, self.before[path], data)

    def show_diff(self, terminal: Terminal) -> bool:
        """Print what would change, and tell whether that is anything."""
        for path, data in self.state.files.items():
            terminal.write(_diff(self._shown(path), self.before[path], data))
        count = len(self.state.fixed)
        terminal.tell(f"would fix {counted(count, 'finding')}")
        return count > 0

    def tell_count(self, remaining: int, terminal: Terminal) -> None:
        """Say how many findings there were, and what became of them."""
        done = len(self.state.fixed)
        if done or remaining:
            found = counted(done + remaining, "finding")
            terminal.tell(f"found {found} ({done} fixed, {remaining} remaining)")

    def tell_refused(self, terminal: Terminal) -> None:
        """Say which fixes are not made, and what would be found after them."""
        for refusal in self.state.refused.values():
            terminal.tell(self._refused(refusal))

    def _refused(self, refusal: Refusal) -> str:
        found, first = refusal.found, refusal.gained[0]
        place = f"{self._shown(found.span.path)}:{found.span.line}"
        if first.line < 1:
            return (
                f"{place}: {found.code.name} is not fixed: the file's encoding has no place for it"
            )
        there = "" if first.path == found.span.path else f"{self._shown(first.path)}:"
        where = f"{there}{first.line}" if there else f"line {first.line}"
        return f"{place}: {found.code.name} is not fixed: {where} would have {first.code} then"

    def _shown(self, path: str) -> str:
        return harmless(self.state.result.project.way.to(path))


def fixed(
    found: Result, options: CheckOptions, given: Files, judge: Callable[[Files], Result]
) -> Mended:
    """Make the fixes of what is listed, in memory; `judge` compiles changed sources.

    `given` are files that do not come from disk.
    """
    root = found.project.root

    def read(path: str) -> bytes:
        return given[path] if path in given else (root / path).read_bytes()

    trial = Trial(judge, read, options.takes_unsafe)
    state = trial.run(start_of(found, shown(found, options).listed.diagnostics))
    return Mended(state, {path: read(path) for path in state.files})


def advice(fixes: Mapping[Diagnostic, Fix], options: CheckOptions) -> str:
    """Say what `--fix` would do."""
    safe = sum(fix.safety is Safety.SAFE for fix in fixes.values())
    unsafe = len(fixes) - safe
    if options.takes_unsafe:
        return f"[*] {len(fixes)} fixable with `--fix --unsafe`"
    more = f"{unsafe} with `--fix --unsafe`"
    if not safe:
        return f"{more.replace('with', 'fixable with', 1)}"
    return f"[*] {safe} fixable with `--fix`" + (
        f", {unsafe} more with `--fix --unsafe`" if unsafe else ""
    )


def _diff(path: str, old: bytes, new: bytes) -> str:
    parts = unified_diff(_lines(old), _lines(new), fromfile=path, tofile=path)
    return "".join(
        part if part.endswith("\n") else f"{part}\n\\ No newline at end of file\n" for part in parts
    )


def _lines(data: bytes) -> list[str]:
    read = decoded(data)
    return [] if read is None else read.text.splitlines(keepends=True)
