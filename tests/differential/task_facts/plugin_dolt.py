from flytekit import task
from flytekitplugins.dolt.schema import DoltTable, DoltConfig
@task
def dt(a: int) -> DoltTable:
    return DoltTable(config=DoltConfig(db_path="x"))
