"""A converted model with another opset, cached."""

from typing import Annotated

from flytekit import Resources, task, workflow
from flytekit.types.file import FlyteFile
from flytekitplugins.onnxscikitlearn import ScikitLearn2ONNX, ScikitLearn2ONNXConfig
from skl2onnx.common.data_types import FloatTensorType

CONFIG = ScikitLearn2ONNXConfig(initial_types=[("x", FloatTensorType([None, 2]))])


@task(cache=True, cache_version="1", requests=Resources(mem="1Gi"))
def fit(seed: int) -> Annotated[ScikitLearn2ONNX, CONFIG]:
    return ScikitLearn2ONNX(None)


@workflow
def fitted(seed: int) -> FlyteFile["onnx"]:
    return fit(seed=seed)
