from flytekit import kwtypes
from flytekit.types.file import CSVFile
from flytekitplugins.great_expectations import GreatExpectationsTask, BatchRequestConfig
ge = GreatExpectationsTask(name="ge", datasource_name="data", inputs=kwtypes(dataset=CSVFile), expectation_suite_name="test.demo", data_connector_name="dc", task_config=BatchRequestConfig(data_connector_query={"limit": 10}), context_root_dir="ge")
