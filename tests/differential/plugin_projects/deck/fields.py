"""Renderers as constants, and decks with chosen fields."""

from flytekit import task, workflow
from flytekit.deck import DeckField
from flytekitplugins.deck import SourceCodeRenderer, TableRenderer
from flytekitplugins.deck.renderer import GanttChartRenderer

SOURCE = SourceCodeRenderer("Code")
RENDERERS = {"table": TableRenderer(), "gantt": GanttChartRenderer()}


@task(enable_deck=True, deck_fields=(DeckField.SOURCE_CODE, DeckField.INPUT))
def coded(a: int) -> str:
    return SOURCE.to_html("x = 1")


@workflow
def fields(a: int = 1) -> str:
    return coded(a=a)
