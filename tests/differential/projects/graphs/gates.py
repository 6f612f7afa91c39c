"""Workflows that wait: for time, for a value, for a yes."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Dict, List, NamedTuple, Optional

from flytekit import approve, conditional, sleep, task, wait_for_input, workflow

MINUTE = timedelta(minutes=1)
TIMEOUTS = {"short": 5 * MINUTE, "long": MINUTE * 60 * 24}


@dataclass
class Review:
    reviewer: str
    stars: int = 3


class Draft(NamedTuple):
    text: str
    words: int


@task
def write(topic: str) -> Draft:
    return Draft("", 0)


@task
def fix(text: str, comments: List[str]) -> str:
    return text


@task
def publish(text: str, review: Review, budget: float) -> str:
    return text


@task
def archive(text: str) -> str:
    return text


@workflow
def write_and_wait(topic: str) -> str:
    text, words = write(topic=topic)
    ok = approve(text, "first-read", timeout=TIMEOUTS["short"])
    approve(words, "word count", timeout=TIMEOUTS["long"])
    comments = wait_for_input("comments", timeout=timedelta(days=7), expected_type=List[str])
    return fix(text=ok, comments=comments)


@workflow
def release(topic: str) -> str:
    text = write_and_wait(topic=topic)
    pause = sleep(TIMEOUTS["short"])
    text >> pause
    review = wait_for_input("review", timeout=MINUTE, expected_type=Review)
    budget = wait_for_input("budget", timeout=MINUTE, expected_type=float)
    extra = wait_for_input("extra", timeout=MINUTE, expected_type=Dict[str, int])
    pause >> review
    text >> extra
    return (
        conditional("has budget")
        .if_(budget >= 100.0)
        .then(publish(text=text, review=review, budget=budget))
        .elif_(budget > 0.0)
        .then(archive(text=text))
        .else_()
        .fail("no budget at all")
    )
