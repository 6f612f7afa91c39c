from churn_model.workflows.scoring import score_customers

__all__ = ["score_customers"]
