from typing import Dict, List, Optional

from flytekit import task, workflow

PRIMES = [n for n in range(2, 20) if all(n % k for k in range(2, n))]
INDEX = {str(p): [p, p**2] for p in PRIMES}
MATRIX = [[float(i == j) for j in range(3)] for i in range(3)]


@task
def lists(a: List[int], b: list[str], c: List[List[float]], d: List[Dict[str, int]]) -> List[int]:
    return a


@task
def dicts(a: Dict[str, int], b: dict[str, list[int]], c: Dict[str, Dict[str, float]]) -> Dict[str, int]:
    return a


@task
def untyped(a: dict, b: Dict[int, str]) -> dict:
    return a


@task
def optional(a: Optional[List[int]], b: List[Optional[int]], c: Optional[Dict[str, List[str]]] = None) -> Optional[List[int]]:
    return a


@task
def one(x: int) -> int:
    return x


@task
def many(x: int) -> Dict[str, List[int]]:
    return {}


@workflow
def containers(
    n: int,
    primes: List[int] = PRIMES,
    index: Dict[str, List[int]] = INDEX,
    matrix: List[List[float]] = MATRIX,
    settings: dict = {"depth": 3, "name": "x", "nested": {"on": True, "list": [1, 2.5, None]}},
    empty: List[str] = [],
) -> Dict[str, List[int]]:
    a, b = one(x=n), one(x=2)
    found = many(x=n)
    mixed = lists(a=[a, 3, b], b=["x", "y"], c=matrix, d=[{"n": n}, {"a": a, "k": 4}, {}])
    dicts(a={"a": a, "b": b, "n": n, "k": 9}, b={"p": primes, "q": [a, b]}, c={"u": {"v": 1.0}})
    untyped(a={"z": 1, "a": [1, 2]}, b={1: "one"})
    optional(a=primes, b=[a, 1], c=None)
    one(x=primes[0])
    one(x=index["2"][1])
    one(x=found["key"][1])
    lists(a=found["other"], b=[], c=[[1.0], []], d=[])
    return found
