"""Reference genomes, by build."""

import enum
from collections import namedtuple
from itertools import chain
from string import ascii_uppercase

Build = namedtuple("Build", ["name", "fasta", "contigs"])

AUTOSOMES = [f"chr{n}" for n in range(1, 23)]
SEX = [f"chr{c}" for c in ascii_uppercase[-3:-1]]
MITO = ["chrM"]


class Genome(str, enum.Enum):
    HG38 = "hg38"
    HG19 = "hg19"
    T2T = "chm13"


def _fasta(build: str) -> str:
    return "s3://references/{0}/{0}.fa.gz".format(build)


BUILDS = {
    genome.value: Build(genome.value, _fasta(genome.value), tuple(chain(AUTOSOMES, SEX, MITO)))
    for genome in Genome
}
DEFAULT = BUILDS[Genome.HG38.value]
