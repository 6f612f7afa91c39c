from flytekitplugins.dbt.task import DBTRun, DBTTest, DBTFreshness
r = DBTRun(name="r")
t = DBTTest(name="t")
f = DBTFreshness(name="f")
