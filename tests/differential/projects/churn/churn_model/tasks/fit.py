from flytekit import Secret, task
from flytekit.extras.accelerators import T4
from flytekit.types.file import FlyteFile, JoblibSerializedFile

from churn_model.schemas import Evaluation, TrainConfig
from churn_model.settings import LARGE, MODEL_NAME
from churn_model.tasks.features import Numeric


@task(
    limits=LARGE,
    retries=2,
    interruptible=True,
    accelerator=T4,
    environment={"OMP_NUM_THREADS": "4", "MODEL_NAME": MODEL_NAME.upper()},
)
def fit(train: Numeric, config: TrainConfig) -> JoblibSerializedFile:
    """Fit the model that the configuration names.

    Parameters
    ----------
    train : Numeric
        the training rows
    config : TrainConfig
        which model, and how long

    Returns
    -------
    JoblibSerializedFile
        the fitted model
    """
    return JoblibSerializedFile("/tmp/model.joblib")


@task(secret_requests=[Secret(group="mlflow", key="token")])
def evaluate(model: JoblibSerializedFile, test: Numeric, floor: float = 0.5) -> Evaluation:
    return Evaluation(auc=0.9, threshold=floor, report=FlyteFile("/tmp/report.html"))
