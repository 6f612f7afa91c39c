"""Models of TensorFlow as ONNX."""

from typing import Annotated, List

import tensorflow as tf
from flytekit import task, workflow
from flytekit.types.file import ONNXFile
from flytekitplugins.onnxtensorflow import TensorFlow2ONNX, TensorFlow2ONNXConfig

Model = Annotated[
    TensorFlow2ONNX,
    TensorFlow2ONNXConfig(input_signature=(tf.TensorSpec((None, 32, 32, 3), tf.float32, name="input"),), opset=13),
]


@task
def train(epochs: int) -> Model:
    return TensorFlow2ONNX(model=tf.keras.Model())


@task
def predict(model: ONNXFile) -> List[float]:
    return []


@workflow
def digits(epochs: int = 2) -> List[float]:
    return predict(model=train(epochs=epochs))
