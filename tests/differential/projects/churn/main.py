"""Entry point for a manual run: `python main.py`."""

from churn_model import MODEL_NAME, score_customers, train_churn_model
from flytekit import workflow
from flytekit.types.file import JoblibSerializedFile


@workflow
def train_then_score(snapshot: str, model: JoblibSerializedFile) -> float:
    evaluation = train_churn_model(snapshot=snapshot)
    scores = score_customers(model=model, snapshot=snapshot, threshold=evaluation.threshold)
    return evaluation.auc


if __name__ == "__main__":
    print(MODEL_NAME, train_then_score(snapshot="2024-01-01", model=JoblibSerializedFile("m.joblib")))
