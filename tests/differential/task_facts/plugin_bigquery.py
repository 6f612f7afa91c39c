from flytekit import kwtypes, StructuredDataset
from google.cloud.bigquery import QueryJobConfig
from flytekitplugins.bigquery import BigQueryTask, BigQueryConfig
bq = BigQueryTask(name="bq", query_template="SELECT * FROM t WHERE a=@v", inputs=kwtypes(v=int), task_config=BigQueryConfig(ProjectID="proj", Location="EU"), output_structured_dataset_type=StructuredDataset)
bq2 = BigQueryTask(name="bq2", query_template="SELECT 1", task_config=BigQueryConfig(ProjectID="proj", QueryJobConfig=QueryJobConfig(allow_large_results=True, use_legacy_sql=False, priority="BATCH")))
