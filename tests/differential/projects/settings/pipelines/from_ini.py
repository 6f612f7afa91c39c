"""Settings of a configuration file in the old style; a section decides what is made."""

import configparser
import os

from flytekit import task, workflow

config = configparser.ConfigParser()
config.read(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "conf", "legacy.ini"))

if config.getboolean("export", "enabled"):

    @task(environment={"TARGET": config["export"]["path"]})
    def export(parallel: int = config.getint("export", "parallel")) -> int:
        return parallel


if config.getboolean("import", "enabled"):

    @task
    def import_(parallel: int) -> int:
        return parallel


@task(environment={s: config.get(s, "path") for s in config.sections()})
def check(mode: str = config.get("export", "mode", fallback="strict")) -> bool:
    return True


@workflow
def legacy() -> bool:
    return check()
