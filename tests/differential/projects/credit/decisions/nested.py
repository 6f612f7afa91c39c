"""Conditionals in conditionals, and branches that are workflows."""

from flytekit import LaunchPlan, conditional, task, workflow

from lib.scoring import Applicant, Score, approve_loan, refer, reject_loan, score


@task
def log_decision(text: str) -> str:
    return text.upper()


@workflow
def manual_review(amount: float) -> str:
    return refer(amount=amount, to="committee")


@workflow
def second_opinion(amount: float, points: int) -> str:
    return (
        conditional("points again")
        .if_(points > 650)
        .then(approve_loan(amount=amount))
        .else_()
        .then(manual_review(amount=amount))
    )


review_plan = LaunchPlan.get_or_create(manual_review, "manual-review-plan")


@workflow
def mortgage(applicant: Applicant, amount: float) -> str:
    points, grade = score(applicant=applicant)
    by_grade = (
        conditional("grade")
        .if_(grade == "A")
        .then(approve_loan(amount=amount))
        .elif_(grade == "B")
        .then(
            conditional("amount-b")
            .if_(amount < 100_000.0)
            .then(approve_loan(amount=amount))
            .elif_(amount < 250_000.0)
            .then(
                conditional("points of b")
                .if_(points >= 600)
                .then(refer(amount=amount, to="second desk"))
                .else_()
                .then(reject_loan(reason="points"))
            )
            .else_()
            .then(refer(amount=amount, to="third desk"))
        )
        .elif_((grade == "C") & (points > 500))
        .then(review_plan(amount=amount))
        .elif_(grade == "D")
        .then(second_opinion(amount=amount, points=points))
        .else_()
        .fail("no such grade")
    )
    return log_decision(text=by_grade)
