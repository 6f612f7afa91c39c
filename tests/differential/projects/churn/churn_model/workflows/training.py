"""The training workflow and its nightly plan."""

from flytekit import CronSchedule, LaunchPlan, WorkflowFailurePolicy, workflow

from .. import settings
from ..schemas import Evaluation, SplitConfig, TrainConfig
from ..tasks import build_features, evaluate, fit, split

DEFAULTS = TrainConfig(rounds=250, tags=["nightly", settings.MODEL_NAME])


@workflow(failure_policy=WorkflowFailurePolicy.FAIL_AFTER_EXECUTABLE_NODES_COMPLETE)
def train_churn_model(snapshot: str, config: TrainConfig = DEFAULTS) -> Evaluation:
    """Train and evaluate the churn model.

    :param snapshot: the day of the snapshot
    :param config: which model, and how long
    :return: how good it is
    """
    features = build_features(snapshot=snapshot)
    train, test = split(features=features, config=config.split)
    model = fit(train=train, config=config).with_overrides(node_name="fit-model")
    return evaluate(model=model, test=test)


nightly = LaunchPlan.get_or_create(
    workflow=train_churn_model,
    name=f"{settings.MODEL_NAME}-nightly",
    fixed_inputs={"snapshot": "latest"},
    default_inputs={"config": TrainConfig(split=SplitConfig(seed=7), notes="scheduled")},
    schedule=CronSchedule(schedule="15 2 * * *"),
    max_parallelism=8,
)
