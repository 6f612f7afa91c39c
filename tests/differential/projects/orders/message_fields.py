"""Messages beside other types, and through aliases of modules."""

from typing import Dict, List, NamedTuple, Union

import rpc.shop_pb2 as pb
from flytekit import dynamic, map_task, task, workflow

Lines = List[pb.Order.Line]


class Split(NamedTuple):
    order: pb.Order
    rest: Lines


@task(cache=True, cache_version=f"v{pb.Order.PAID}.{pb.LOW}")
def split(order: pb.Order) -> Split:
    return Split(order, list(order.lines))


@task
def weigh(line: pb.Order.Line) -> float:
    return 1.0


@task
def pick(found: Union[pb.Customer, str]) -> Dict[str, pb.Customer]:
    return {}


@dynamic
def all_of(orders: List[pb.Order]) -> List[float]:
    return [1.0 for _ in orders]


@workflow
def run(order: pb.Order, orders: List[pb.Order]) -> List[float]:
    parts = split(order=order)
    all_of(orders=orders)
    return map_task(weigh)(line=parts.rest)
