from flytekit import conditional, workflow

from lib.scoring import approve_loan, is_sanctioned, refer, reject_loan


@workflow
def small_loan(amount: float, name: str) -> str:
    """Under a thousand anybody may borrow who is not sanctioned."""
    sanctioned = is_sanctioned(name=name)
    return (
        conditional("small loan")
        .if_(sanctioned.is_true())
        .then(reject_loan(reason="sanctions"))
        .elif_(amount <= 1000.0)
        .then(approve_loan(amount=amount))
        .elif_((amount > 1000.0) & (amount < 1500.0))
        .then(refer(amount=amount, to="branch"))
        .else_()
        .then(reject_loan())
    )


@workflow
def or_fail(age: int, employed: bool) -> str:
    decision = (
        conditional("age_check")
        .if_((age >= 18) & (age < 75) & employed.is_(True))
        .then(approve_loan(amount=10.0))
        .elif_((age != 17) | (employed == False) | (age == 99))  # noqa: E712
        .then(reject_loan(reason="age"))
        .else_()
        .fail("seventeen and employed: ask the guardians")
    )
    return decision


@workflow
def negated(employed: bool, amount: float = 5.0) -> str:
    return (
        conditional("negated")
        .if_(employed.is_false())
        .then(reject_loan())
        .else_()
        .then(approve_loan(amount=amount))
    )
