from functools import partial
from typing import List, Optional

from flytekit import Resources, map_task, task, workflow
from flytekit.types.directory import FlyteDirectory
from flytekit.types.file import FlyteFile

from variant_calling.reference.builds import BUILDS, DEFAULT, Genome

CONTIGS = list(DEFAULT.contigs)[:3]
Vcf = FlyteFile["vcf.gz"]


@task(cache=True, cache_version="gatk-4.5", requests=Resources(cpu="2", mem="6Gi"), retries=2)
def call_contig(contig: str, bams: FlyteDirectory, genome: Genome, ploidy: int = 2) -> Vcf:
    """Call the variants of one contig."""
    return Vcf(f"/tmp/{contig}.vcf.gz")


@task
def gather(parts: List[Vcf], dbsnp: Optional[FlyteFile] = None) -> Vcf:
    return parts[0]


@workflow
def call_variants(bams: FlyteDirectory, genome: Genome = Genome.HG38) -> Vcf:
    """Scatter over contigs, gather the parts."""
    scattered = map_task(
        partial(call_contig, bams=bams, genome=genome, ploidy=2),
        concurrency=len(CONTIGS),
    )(contig=CONTIGS)
    return gather(parts=scattered, dbsnp=FlyteFile(BUILDS["hg38"].fasta))
