"""Configurations of OmegaConf."""

from flytekit import task, workflow
from omegaconf import DictConfig, ListConfig, OmegaConf


@task
def read(text: str) -> DictConfig:
    return OmegaConf.create(text)


@task(cache=True, cache_version="1")
def rate(config: DictConfig) -> float:
    return float(config.rate)


@task
def names(config: ListConfig) -> str:
    return ",".join(config)


@workflow
def configured(text: str, more: ListConfig) -> float:
    names(config=more)
    return rate(config=read(text=text))
