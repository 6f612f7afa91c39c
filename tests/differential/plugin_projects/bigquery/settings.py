"""Settings of queries on BigQuery, as its client has them."""

from flytekit import kwtypes, workflow, StructuredDataset, Resources, TaskMetadata
from google.cloud import bigquery
from google.cloud.bigquery import QueryJobConfig, WriteDisposition
from flytekitplugins.bigquery import BigQueryConfig, BigQueryTask
cfg = QueryJobConfig(use_query_cache=False, write_disposition=WriteDisposition.WRITE_TRUNCATE)
cfg.create_disposition = bigquery.CreateDisposition.CREATE_NEVER
cfg.destination = "p.d.t"
a = BigQueryTask("a", "select 1", BigQueryConfig("p", QueryJobConfig=cfg))
b = BigQueryTask("b", "select 1", BigQueryConfig("p", "EU", QueryJobConfig(default_dataset="p.d", clustering_fields=["a", "b"], schema_update_options=[bigquery.SchemaUpdateOption.ALLOW_FIELD_ADDITION], maximum_billing_tier=3, job_timeout_ms=500, labels={"a": "b"})))
c = BigQueryTask("c", "select 1", BigQueryConfig("p", QueryJobConfig=QueryJobConfig(use_query_cache=None, destination=None, clustering_fields=None)))
d = BigQueryTask("d", "select 1", BigQueryConfig("p", QueryJobConfig=QueryJobConfig(query_parameters=[bigquery.ScalarQueryParameter("x", "INT64", 3)])))
e = BigQueryTask("e", "select 1", BigQueryConfig("p", QueryJobConfig=QueryJobConfig(destination=bigquery.TableReference.from_string("a.b.c"), priority="BATCH")))
f = BigQueryTask("f" if cfg.allow_large_results is None else "ff", f"select '{WriteDisposition.WRITE_APPEND}'", BigQueryConfig("p", QueryJobConfig=QueryJobConfig(maximum_bytes_billed=1000000000000)))
class Mine(BigQueryTask):
    _TASK_TYPE = "mine"
    def get_custom(self, settings):
        custom = super().get_custom(settings)
        custom["Location"] = custom["Location"] or "here"
        return custom
    def get_config(self, settings):
        return {"kind": self._output_structured_dataset_type.__name__}
g = Mine(name="g", query_template="x", task_config=BigQueryConfig("p"), output_structured_dataset_type=StructuredDataset, metadata=TaskMetadata(retries=1))
h = BigQueryTask(name="h", query_template="x", task_config=BigQueryConfig(ProjectID="p"), inputs=kwtypes(a=int))
@workflow
def wf(n: int):
    a() >> g()
    h(a=n)
