"""Every module in here is a step."""

import importlib
import pkgutil

STEPS = {
    info.name: importlib.import_module(f".{info.name}", __name__).step
    for info in pkgutil.iter_modules(__path__)
}
