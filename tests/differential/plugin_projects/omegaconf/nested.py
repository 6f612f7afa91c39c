"""Configurations in lists and optional places."""

from typing import Dict, List, Optional

import omegaconf
from flytekit import dynamic, map_task, task, workflow


@task
def trial(config: omegaconf.DictConfig) -> float:
    return 0.5


@task
def merged(parts: List[omegaconf.DictConfig], base: Optional[omegaconf.DictConfig] = None) -> omegaconf.DictConfig:
    return parts[0]


@dynamic
def spread(configs: Dict[str, omegaconf.DictConfig]) -> List[float]:
    return [trial(config=config) for config in configs.values()]


@workflow
def sweep(configs: List[omegaconf.DictConfig]) -> List[float]:
    merged(parts=configs)
    return map_task(trial)(config=configs)
