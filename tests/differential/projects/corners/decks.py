"""Decks, checkpoints, and other settings of single tasks."""

import flytekit
from flytekit import Deck, Documentation, Description, SourceCode, dynamic, eager, task, workflow
from flytekit.deck import DeckField


@task(enable_deck=True, deck_fields=(DeckField.INPUT, DeckField.OUTPUT))
def two_fields(a: int) -> int:
    Deck("mine", "<b>bold</b>")
    return a


@task(disable_deck=False)
def old_way(a: int) -> int:
    return a


@task(enable_deck=True, deck_fields=())
def no_fields(a: int) -> int:
    return a


@task(enable_deck=False, deck_fields=(DeckField.TIMELINE,))
def off(a: int) -> int:
    return a


@task(retries=3)
def resumes(a: int) -> int:
    checkpoint = flytekit.current_context().checkpoint
    data = checkpoint.read()
    start = int(data.decode()) if data else 0
    for i in range(start, a):
        checkpoint.write(f"{i + 1}".encode())
    return a


@task(docs=Documentation(short_description="short", long_description=Description("long"), source_code=SourceCode("http://x")))
def described(a: int) -> int:
    """Wins over it."""
    return a


@dynamic(enable_deck=True, deck_fields=(DeckField.DEPENDENCIES,))
def later(a: int) -> int:
    return two_fields(a=a)


@workflow
def showing(a: int) -> int:
    described(a=off(a=no_fields(a=a)))
    return later(a=resumes(a=old_way(a=two_fields(a=a))))
