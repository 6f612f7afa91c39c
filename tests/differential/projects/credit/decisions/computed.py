"""Conditionals built by functions and from upstream results."""

from functools import reduce
from operator import or_

from flytekit import conditional, task, workflow

from lib.scoring import approve_loan, reject_loan, refer, score, Applicant

DESKS = {"north": 1_000.0, "south": 5_000.0, "west": 20_000.0}
BANNED = ("XX", "YY", "ZZ")


@task
def country_of(name: str) -> str:
    return name[-2:]


@task
def income_of(applicant: Applicant) -> float:
    return applicant.income


def any_of(promise, values):
    """promise is one of the values"""
    return reduce(or_, (promise == value for value in values))


@workflow
def cross_border(name: str, amount: float) -> str:
    country = country_of(name=name)
    return (
        conditional("country")
        .if_(any_of(country, BANNED))
        .then(reject_loan(reason=", ".join(BANNED)))
        .else_()
        .then(approve_loan(amount=amount))
    )


@workflow
def by_desk(amount: float) -> str:
    chain = conditional("desk")
    for position, (desk, limit) in enumerate(sorted(DESKS.items(), key=lambda item: item[1])):
        chain = (chain.elif_ if position else chain.if_)(amount < limit).then(refer(amount=amount, to=desk))
    return chain.else_().then(reject_loan(reason="too large"))


@workflow
def two_in_a_row(applicant: Applicant, minimum: float = 2e4) -> str:
    income = income_of(applicant=applicant)
    result = score(applicant=applicant)
    first = (
        conditional("income")
        .if_(income >= minimum)
        .then(approve_loan(amount=income))
        .else_()
        .then(refer(amount=minimum, to="desk"))
    )
    second = (
        conditional("points")
        .if_((result.points > 400) & (first == "approved"))
        .then(approve_loan(amount=minimum))
        .elif_(first != "rejected")
        .then(reject_loan(reason=result.grade))
        .else_()
        .fail(f"below {BANNED[0]}")
    )
    return second
