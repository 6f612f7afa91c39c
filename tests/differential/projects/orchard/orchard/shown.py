"""Annotations that say how a deck draws a value; the type is the same without them."""

from typing import Annotated

from flytekit import Deck, task, workflow
from flytekit.deck import MarkdownRenderer, TopFrameRenderer

NARROW = TopFrameRenderer(max_rows=3, max_cols=50)


class Bold:
    """A renderer of one's own."""

    def to_html(self, value: int) -> str:
        return f"<b>{value}</b>"


@task(enable_deck=True)
def yields(rows: Annotated[list[int], NARROW]) -> Annotated[int, Bold()]:
    Deck("notes", MarkdownRenderer().to_html("# Yields"))
    return sum(rows)


@workflow
def report(rows: list[int] = [1, 2]) -> int:
    return yields(rows=rows)
