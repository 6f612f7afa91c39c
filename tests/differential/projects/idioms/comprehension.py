"""Tables made by comprehensions, slices and unpacking."""

from flytekit import task, workflow

REGIONS = ["eu-west-1", "eu-central-1", "us-east-1", "ap-south-1"]
BY_CONTINENT = {}
for region in REGIONS:
    BY_CONTINENT.setdefault(region.split("-")[0], []).append(region)

(first, *middle, last) = REGIONS
FLAGS = {region: ("eu" in region, len(region) > 9) for region in reversed(REGIONS)}
UNIQUE = sorted({region[:2] for region in REGIONS}, reverse=True)
ODD = [f"{i:03d}-{r!r:>16}" for i, r in enumerate(REGIONS) if i & 1]
PAIRS = [(a, b) for a in UNIQUE for b in UNIQUE if a < b]
TEXT = "|".join(map(str.upper, REGIONS[::-1][1:3]))
WINDOW = REGIONS[-3:-1] + REGIONS[:1] * 2
total = 0
i = 0
while True:
    i += 1
    if i % 3 == 0:
        continue
    if i > 10:
        break
    total += i
else:
    total = -1
del region, i


@task(environment={"REGIONS": TEXT, "TOTAL": f"{total:+,d}", "ODD": ODD[0]})
def copy(source: str, target: str, weight: float = total / 4) -> str:
    return target


@task
def collect(names: list[str], table: dict[str, list[str]]) -> list[str]:
    return names


@workflow
def replicate(bucket: str, regions: list[str] = WINDOW) -> list[str]:
    copies = {
        (source, target): copy(source=source, target=target, weight=len(source) * 1.5)
        for source, target in PAIRS
    }
    names = [promise for (source, _), promise in copies.items() if source != "us"]
    names.append(bucket)
    names.extend([first, last, *middle])
    return collect(names=names, table=BY_CONTINENT)
