from datetime import timedelta

from flytekit import approve, conditional, sleep, task, wait_for_input, workflow

from risk.var import value_at_risk

PATIENCE = timedelta(hours=36, minutes=30)


@task
def draft(number: float, author: str) -> str:
    return f"{author}: {number}"


@task
def publish(report: str, headline: str) -> str:
    return headline + report


@task
def shelve(report: str) -> str:
    return report


@task
def heartbeat() -> None:
    ...


@workflow
def sign_off(portfolio: str, author: str = "desk") -> str:
    """A number, a person who approves it, and a headline that she chooses."""
    number = value_at_risk(portfolio=portfolio)
    report = draft(number=number, author=author)
    approved = approve(report, "risk-officer", timeout=PATIENCE)
    headline = wait_for_input("headline", timeout=timedelta(days=1), expected_type=str)
    go = wait_for_input("go", timeout=timedelta(days=1), expected_type=bool)
    pause = sleep(timedelta(minutes=10))
    beat = heartbeat()
    headline >> pause
    pause >> beat
    return (
        conditional("publish")
        .if_(go.is_true())
        .then(publish(report=approved, headline=headline))
        .else_()
        .then(shelve(report=approved))
    )
