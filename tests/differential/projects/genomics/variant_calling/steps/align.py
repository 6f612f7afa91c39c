"""Alignment: one container a sample, then a merge."""
# variant_calling/steps has no __init__.py: Python takes it for a namespace package.

from flytekit import ContainerTask, Resources, kwtypes, task
from flytekit.core.base_task import TaskMetadata
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile

BWA_IMAGE = "quay.io/biocontainers/bwa:0.7.17"
FastQ = FlyteFile["fastq.gz"]
Bam = FlyteFile["bam"]

align_reads = ContainerTask(
    name="align-reads",
    image=BWA_IMAGE,
    input_data_dir="/var/inputs",
    output_data_dir="/var/outputs",
    inputs=kwtypes(reads=FastQ, sample=str, threads=int),
    outputs=kwtypes(bam=Bam, log=str),
    command=[
        "sh",
        "-c",
        "bwa mem -t {{.inputs.threads}} /ref/genome.fa /var/inputs/reads > /var/outputs/bam"
        " && echo {{.inputs.sample}} > /var/outputs/log",
    ],
    requests=Resources(cpu="8", mem="16Gi"),
    limits=Resources(cpu="8", mem="32Gi"),
    metadata=TaskMetadata(retries=3, interruptible=True, cache=True, cache_version="bwa-0.7.17"),
)

index_bam = ContainerTask(
    name="index-bam",
    image="quay.io/biocontainers/samtools:1.19",
    input_data_dir="/in",
    output_data_dir="/out",
    metadata_format=ContainerTask.MetadataFormat.YAML,
    inputs=kwtypes(bam=Bam),
    outputs=kwtypes(index=FlyteFile["bai"]),
    command=["samtools", "index", "/in/bam", "/out/index"],
    arguments=["-@", "4"],
    resources=Resources(cpu=("2", "4"), mem="4Gi"),
)


@task(requests=Resources(mem="8Gi"))
def merge(bams: list[Bam], into: str = "merged") -> FlyteDirectory["bam"]:
    """Merge the alignments of the lanes of one sample."""
    return FlyteDirectory(path=f"/tmp/{into}")
