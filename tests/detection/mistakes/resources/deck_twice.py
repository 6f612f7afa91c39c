"""Decks are switched on and off at once."""

from flytekit import task


@task(enable_deck=True, disable_deck=True)  # mistake: wrong-setting
# twin: @task(enable_deck=True)
def train(number: int) -> int:
    return number
