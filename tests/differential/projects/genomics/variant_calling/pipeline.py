"""From reads to variants of a trio."""

from flytekit import LaunchPlan, workflow

from variant_calling.reference.builds import Genome
from variant_calling.steps.align import Bam, FastQ, align_reads, index_bam, merge
from variant_calling.steps.call import Vcf, call_variants

FAMILY = ("mother", "father", "child")


@workflow
def trio(mother: FastQ, father: FastQ, child: FastQ, threads: int = 8) -> Vcf:
    reads = dict(zip(FAMILY, (mother, father, child)))
    bams = []
    for member in FAMILY:
        aligned = align_reads(reads=reads[member], sample=member, threads=threads)
        indexed = index_bam(bam=aligned.bam)
        bams.append(aligned.bam)
    merged = merge(bams=bams, into="-".join(FAMILY))
    return call_variants(bams=merged)


hg19_trio = LaunchPlan.create(
    "trio-fast",
    trio,
    default_inputs={"threads": 32},
)
