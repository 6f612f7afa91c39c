"""Orders, with mistakes that flytekit finds one at a time, late or never."""

from flytekit import CronSchedule, LaunchPlan, task, workflow


@task
def price(article: str) -> float:
    """Look up a price."""
    return 9.99


@task
def send(text: str) -> str:
    """Send a message."""
    return text


@workflow
def order(article: str) -> str:
    """Order one article."""
    return send(text=f"the price is {price(article=article)}")


@workflow
def reminder(article: str) -> str:
    """Remind of one article."""
    return send(message=article)


daily = LaunchPlan.get_or_create(order, name="daily", schedule=CronSchedule(schedule="daily"))
