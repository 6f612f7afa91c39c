from flytekit import kwtypes, Resources
from flytekitplugins.k8sdataservice.task import DataServiceConfig, DataServiceTask
ds = DataServiceTask(name="ds", inputs=kwtypes(ds=str), task_config=DataServiceConfig(Name="gnn", Requests=Resources(cpu="1", mem="1Gi"), Limits=Resources(cpu="2"), Port=40000, Image="img", Command=["a", "b"], Replicas=8, Cluster="c"))
ds0 = DataServiceTask(name="ds0", task_config=None)
