"""Tasks that manifests describe: what is refused, as flytekit's plug-ins raise, or left opaque."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialects.flytekit.compiling import compile_files, findings, reasons

HEAD = """
import elsewhere
from flytekit import Resources, Secret, kwtypes, task
from flytekitplugins.awssagemaker_training import SageMakerTraining
from flytekitplugins.bigquery import BigQueryConfig, BigQueryTask
from flytekitplugins.duckdb import DuckDBProvider, DuckDBQuery
from flytekitplugins.openai import ChatGPTTask, OpenAIFileConfig, UploadJSONLFileTask
from flytekitplugins.perian_job import PerianConfig, PerianContainerTask
from flytekitplugins.slurm import SlurmConfig, SlurmFunctionConfig, SlurmScriptConfig, SlurmTask
from flytekitplugins.slurm import SlurmShellTask
from flytekitplugins.dgxc_lepton import EndpointEngineConfig, LeptonEndpointConfig, ScalingConfig
from google.cloud import bigquery
NIM = EndpointEngineConfig.nim("i")
KEY = Secret(group="g", key="k")
HOST = {"host": "h"}
def function(config, **settings):
    @task(task_config=config, **settings)
    def f(a: int) -> int:
        return a
"""


@pytest.mark.parametrize(
    ("made", "code"),
    [
        ("DuckDBQuery('q', 'select 1', provider=DuckDBProvider.MOTHERDUCK)", "extension-rule"),
        ("DuckDBQuery('q', 'select 1', secret_requests=[KEY, KEY])", "extension-rule"),
        ("function(SlurmFunctionConfig({'user': 'u'}))", "extension-rule"),
        ("function(SlurmConfig(HOST))", "module-raises"),
        ("SlurmTask('s', SlurmScriptConfig(HOST))", "extension-rule"),
        ("function(PerianConfig(country_code='DEU'))", "extension-rule"),
        ("PerianContainerTask('p', PerianConfig(), 'i', ['c'], outputs={})", "extension-rule"),
        ("function(SageMakerTraining('r', 'e'))", "extension-rule"),
        ("function(SageMakerTraining('r', ''), container_image='i:1')", "extension-rule"),
        ("function(SageMakerTraining('r', 'e', 'm', 2), container_image='i:1')", "extension-rule"),
        ("ChatGPTTask('c', {'temperature': 1})", "extension-rule"),
        ("ChatGPTTask('c', ['gpt'])", "extension-wrong-type"),
        (
            "UploadJSONLFileTask('u', OpenAIFileConfig(KEY), requests=Resources(cpu='1'))",
            "extension-rule",
        ),
        ("ScalingConfig.gpu(101)", "extension-rule"),
        ("ScalingConfig.qpm(0)", "extension-rule"),
        ("LeptonEndpointConfig('', 'r', 'n', NIM)", "extension-rule"),
        (
            "LeptonEndpointConfig('e', 'r', 'n', NIM, api_token='t', api_token_secret='s')",
            "extension-rule",
        ),
        ("bigquery.QueryJobConfig(use_cache=True)", "module-raises"),
    ],
)
def test_a_wrong_call_is_an_error(tmp_path: Path, made: str, code: str) -> None:
    """The plug-in raises, or fails to write the task."""
    outcome = compile_files(tmp_path, {"m.py": f"{HEAD}t = {made}\n"}, "m")
    assert code in [text.partition(":")[0] for text in findings(outcome)], reasons(outcome)


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        ("ChatGPTTask('c', {'model': 'm', 'user': elsewhere.USER})", "`get_custom`"),
        ("ChatGPTTask('c', elsewhere.SETTINGS)", "`get_custom`"),
        ("SlurmShellTask('s', SlurmConfig(HOST), 'date', kwtypes(x=int))", "`get_custom`"),
        (
            "BigQueryTask('b', 'x', BigQueryConfig('p', None, bigquery.QueryJobConfig("
            "query_parameters=[bigquery.ScalarQueryParameter('a', 'INT64', 1)])))",
            "ScalarQueryParameter",
        ),
        (
            "BigQueryTask('b', 'x', BigQueryConfig('p', None, bigquery.QueryJobConfig("
            "query_parameters=[])))",
            "are not followed",
        ),
    ],
)
def test_what_cannot_be_known_is_opaque(tmp_path: Path, made: str, reason: str) -> None:
    """A task of which something is not known stands in the report, with the reason."""
    outcome = compile_files(tmp_path, {"m.py": f"{HEAD}t = {made}\n"}, "m")
    found = list(reasons(outcome).values())
    assert [reason in each for each in found] == [True], found
