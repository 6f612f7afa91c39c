"""Models of scikit-learn as ONNX."""

from typing import List, NamedTuple

from flytekit import task, workflow
from flytekit.types.file import ONNXFile
from flytekitplugins.onnxscikitlearn import ScikitLearn2ONNX, ScikitLearn2ONNXConfig
from skl2onnx.common.data_types import FloatTensorType
from typing_extensions import Annotated

Model = Annotated[
    ScikitLearn2ONNX,
    ScikitLearn2ONNXConfig(initial_types=[("float_input", FloatTensorType([None, 4]))], target_opset=12),
]


class Trained(NamedTuple):
    model: Model
    scores: List[float]


@task
def train(depth: int) -> Trained:
    return Trained(ScikitLearn2ONNX(None), [0.5])


@task
def predict(model: ONNXFile) -> List[float]:
    return []


@workflow
def iris(depth: int = 3) -> List[float]:
    trained = train(depth=depth)
    return predict(model=trained.model)
