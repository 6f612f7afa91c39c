"""Arithmetic, operators, itertools and collections."""

import itertools
import math
import operator
from collections import Counter, OrderedDict, defaultdict, deque
from fractions import Fraction
from functools import cached_property, partial, reduce

from flytekit import task, workflow

FACTORIALS = [*itertools.accumulate(range(1, 7), operator.mul)]
COMB = math.comb(5, 2) + math.gcd(12, 18) + math.prod([1, 2, 3]) + math.floor(-2.5) + math.ceil(2.1)
BITS = (0b1011 ^ 0x0F) << 2 | 1 & ~0
DIV = (-7 // 2, -7 % 3, divmod(17, 5), 7 / 2, 2**-1, round(2.5), round(3.14159, 2), abs(-4), int("0x1f", 16))
COUNTS = Counter("mississippi")
COMMON = COUNTS.most_common(2)
ORDER = OrderedDict(sorted(COUNTS.items(), key=operator.itemgetter(1, 0)))
GROUPS = defaultdict(list)
for word in "the quick brown fox jumps over the lazy dog".split():
    GROUPS[len(word)].append(word)
RUNS = {k: len(list(g)) for k, g in itertools.groupby("aaabbc")}
LAST = deque(range(10), maxlen=3)
PRODUCT = list(itertools.starmap(operator.add, itertools.combinations(range(4), 2)))
TAKEN = list(itertools.islice(itertools.cycle([1, 2]), 5)) + list(itertools.takewhile(lambda x: x < 3, itertools.count()))
ZIPPED = dict(itertools.zip_longest("ab", [1], fillvalue=0))
HALF = float(Fraction(1, 3) + Fraction(1, 6))


class Statistics:
    """A class with everything: properties, operators, a cached property."""

    __slots__ = ("values", "__dict__")

    def __init__(self, *values: float):
        self.values = values

    @cached_property
    def mean(self) -> float:
        return math.fsum(self.values) / len(self)

    @property
    def spread(self):
        return max(self.values) - min(self.values)

    def __len__(self):
        return len(self.values)

    def __add__(self, other: "Statistics") -> "Statistics":
        return Statistics(*self.values, *other.values)

    def __getitem__(self, index):
        return self.values[index]

    def __iter__(self):
        yield from self.values

    def __call__(self, scale=1.0):
        return [value * scale for value in self]


both = Statistics(*FACTORIALS[:3]) + Statistics(0.5, HALF)
scaled = partial(both, scale=2.0)()


@task
def use(
    numbers: list[int], mean: float = both.mean, spread: float = both.spread, bits: int = BITS, comb: int = COMB
) -> int:
    return numbers[0]


@task
def tabulate(table: dict[str, int], rows: list[float]) -> float:
    return 0.0


@workflow
def statistics(n: int = len(both), tail: float = both[-1]) -> float:
    use(numbers=[n, *LAST, *PRODUCT, *TAKEN], bits=DIV[2][1])
    use(numbers=[reduce(operator.xor, FACTORIALS), DIV[0], DIV[1]], mean=DIV[3], spread=tail)
    tabulate(table=dict(ORDER), rows=scaled)
    tabulate(table={**RUNS, **ZIPPED, **dict(COMMON)}, rows=[float(value) for value in sorted(both, reverse=True)])
    return tabulate(table={word: size for size, words in sorted(GROUPS.items()) for word in words}, rows=[HALF])
