import typing

from flytekit import task, workflow
from flytekit.types.file import JoblibSerializedFile

from churn_model.tasks.features import Features, build_features


class Scores(typing.NamedTuple):
    """What a scoring run gives."""

    scored: int
    at_risk: typing.List[str]


@task
def score(model: JoblibSerializedFile, rows: Features, threshold: float) -> Scores:
    return Scores(0, [])


@task
def announce(names: typing.List[str], channel: str = "#retention"):
    print(channel, len(names))


@workflow
def score_customers(model: JoblibSerializedFile, snapshot: str, threshold: float = 0.35) -> Scores:
    rows = build_features(snapshot=snapshot, verbose=True)
    result = score(model=model, rows=rows, threshold=threshold)
    announce(names=result.at_risk)
    return Scores(result.scored, result.at_risk)
