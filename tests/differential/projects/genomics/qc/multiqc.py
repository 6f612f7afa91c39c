import os
from typing import Dict, List

from flytekit import task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import HTMLPage

from qc.fastqc import fastqc, FlyteFile

THRESHOLDS: Dict[str, float] = {"q30": 0.8, "gc": 0.6, "duplication": 0.25}
REPORT = os.path.join("/tmp", "qc", os.path.basename("multiqc_report.html"))


@task
def multiqc(reports: List[FlyteDirectory], thresholds: Dict[str, float] = None) -> HTMLPage:
    """Summarise the reports.

    :param reports: one folder a sample
    :param thresholds: below which a sample is flagged
    """
    return HTMLPage(REPORT)


@workflow
def panel(tumour: FlyteFile, normal: FlyteFile) -> HTMLPage:
    """FastQC of both, then one report."""
    reports = [fastqc(reads=reads) for reads in (tumour, normal)]
    return multiqc(reports=reports, thresholds={**THRESHOLDS, "gc": 0.65})
