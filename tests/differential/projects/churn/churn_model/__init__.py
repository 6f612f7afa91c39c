"""Customer churn: features, training and scoring.

The public names of the package; the rest is internal.
"""

from .settings import MODEL_NAME, PROJECT_VERSION
from .workflows.training import train_churn_model
from .workflows import score_customers

__all__ = ["MODEL_NAME", "PROJECT_VERSION", "score_customers", "train_churn_model"]
