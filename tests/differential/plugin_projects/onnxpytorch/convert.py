"""Models of PyTorch as ONNX."""

from typing import Annotated

import torch
from flytekit import task, workflow
from flytekit.types.file import ONNXFile
from flytekitplugins.onnxpytorch import PyTorch2ONNX, PyTorch2ONNXConfig

Model = Annotated[
    PyTorch2ONNX,
    PyTorch2ONNXConfig(
        args=torch.randn(1, 1, 28, 28),
        export_params=True,
        input_names=["input"],
        output_names=["output"],
        dynamic_axes={"input": {0: "batch"}},
    ),
]


@task
def train(epochs: int) -> Model:
    return PyTorch2ONNX(model=torch.nn.Linear(1, 1))


@task
def score(model: ONNXFile) -> float:
    return 0.5


@workflow
def digits(epochs: int) -> float:
    return score(model=train(epochs=epochs))
