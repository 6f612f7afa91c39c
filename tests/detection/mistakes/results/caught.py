"""A task catches an exception, and then has nothing to return."""

import logging

from flytekit import task

logger = logging.getLogger(__name__)


@task
def parse(text: str) -> int:  # or here
    try:
        return int(text)
    except ValueError:
        logger.exception("no number")  # mistake: missing-result
        # twin: raise
