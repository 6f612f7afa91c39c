from warehouse.loads.orders import load_orders  # noqa: F401
from warehouse.loads.customers import *  # noqa: F401,F403
