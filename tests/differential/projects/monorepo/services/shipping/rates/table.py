from flytekit import task

RATES = dict(dhl=(4.5, 6.0, 9.5), post=(3.0, 5.5, 9.0))
CHEAPEST = min(RATES, key=lambda carrier: RATES[carrier][0])
STEPS = tuple(zip(*RATES.values()))


@task(environment={"CHEAPEST": CHEAPEST, "FIRST": str(STEPS[0])})
def rate(weight: float, zone: int) -> float:
    return weight * zone
