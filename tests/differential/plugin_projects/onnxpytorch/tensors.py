"""Tensors and modules beside a converted model."""

from typing import Annotated, List

import torch
from flytekit import Resources, task, workflow
from flytekit.types.file import ONNXFile
from flytekitplugins.onnxpytorch import PyTorch2ONNX, PyTorch2ONNXConfig


@task
def weights(n: int) -> torch.Tensor:
    return torch.zeros(n)


@task(requests=Resources(gpu="1"))
def module(weights: torch.Tensor) -> torch.nn.Module:
    return torch.nn.Linear(1, 1)


@task
def exported(module: torch.nn.Module) -> Annotated[PyTorch2ONNX, PyTorch2ONNXConfig(args=torch.zeros(1))]:
    return PyTorch2ONNX(model=module)


@workflow
def models(n: int) -> ONNXFile:
    return exported(module=module(weights=weights(n=n)))
