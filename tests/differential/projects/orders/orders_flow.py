"""Messages of a generated module as types, and its enums in settings."""

from typing import Annotated, Dict, List, Optional
from google.protobuf.struct_pb2 import Struct
from google.protobuf.timestamp_pb2 import Timestamp
from flytekit import Resources, task, workflow
from rpc import shop_pb2
from rpc.shop_pb2 import HIGH, Customer, Order

@task(retries=HIGH)
def price(order: Order) -> float:
    return float(len(order.lines))

@task(environment={"PAID": str(Order.PAID), "NEG": str(shop_pb2.NEGATIVE)})
def buyers(orders: List[Order], known: Dict[str, Customer]) -> Customer:
    return Customer(name="x")

@task
def first(line: Order.Line, at: Optional[Timestamp] = None) -> Struct:
    return Struct()

@task
def marked(one: Annotated[Customer, "meta"]) -> shop_pb2.Order:
    return Order()

@workflow
def flow(order: Order, customer: Customer) -> float:
    marked(one=customer)
    return price(order=order)
