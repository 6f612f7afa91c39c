"""The version of a cache is the time of the compilation."""

from datetime import datetime

from flytekit import task

VERSION = datetime.now().isoformat()  # mistake: varying-setting
# twin: VERSION = "2026-11"


@task(cache=True, cache_version=VERSION)  # or here
def double(number: int) -> int:
    return 2 * number
