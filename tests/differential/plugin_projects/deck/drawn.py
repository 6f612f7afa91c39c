"""Tasks that draw decks."""

import pandas as pd
from flytekit import Deck, task, workflow
from flytekitplugins.deck.renderer import BoxRenderer, FrameProfilingRenderer, MarkdownRenderer


@task(enable_deck=True)
def drawn(frame: pd.DataFrame) -> str:
    Deck("box", BoxRenderer("a").to_html(frame))
    return MarkdownRenderer().to_html("# x")


@task(disable_deck=False)
def profiled(frame: pd.DataFrame) -> int:
    Deck("frame", FrameProfilingRenderer().to_html(frame))
    return 1


@workflow
def decks(frame: pd.DataFrame) -> str:
    profiled(frame=frame)
    return drawn(frame=frame)
