"""An expense: small ones are paid, large ones wait for a person."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Optional

from flytekit import approve, conditional, task, wait_for_input, workflow
from flytekit.types.error import FlyteError

LIMIT = 250.0
PATIENCE = timedelta(days=3)


@dataclass
class Expense:
    employee: str
    amount: float
    purpose: str = "travel"


@task
def check(expense: Expense) -> float:
    """Check the receipt, and give the amount that counts."""
    return expense.amount


@task
def pay(employee: str, amount: float, note: str = "") -> str:
    """Pay."""
    return f"{employee} gets {amount}"


@task
def refuse(employee: str, reason: str) -> str:
    """Say no, with a reason."""
    return f"{employee} gets nothing: {reason}"


@task
def tell_support(expense: Expense, err: Optional[FlyteError] = None) -> None:
    """Somebody has to look at it."""
    print(expense, err)


@workflow
def ask_a_person(expense: Expense) -> str:
    """Show the amount to a person, and wait for a note."""
    amount = approve(check(expense=expense), "approve-amount", timeout=PATIENCE)
    note = wait_for_input("note", timeout=PATIENCE, expected_type=str)
    return pay(employee=expense.employee, amount=amount, note=note)


@workflow(on_failure=tell_support)
def reimburse(expense: Expense) -> str:
    """Reimburse an expense.

    Args:
        expense: what was spent, by whom, for what
    """
    amount = check(expense=expense)
    return (
        conditional("how much")
        .if_(amount <= LIMIT)
        .then(pay(employee=expense.employee, amount=amount))
        .elif_(amount < 10 * LIMIT)
        .then(ask_a_person(expense=expense))
        .else_()
        .then(refuse(employee=expense.employee, reason=f"more than {10 * LIMIT:.0f}"))
    )
