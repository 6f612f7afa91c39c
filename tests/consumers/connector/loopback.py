"""Serve flytekit's connectors on the loopback address; runs under flytekit's interpreter.

    python loopback.py MODULE …

The servicers are those of `pyflyte serve connector`, which binds every address of the machine and
has no option for it (flytekit 1.16.31 clis/sdk_in_container/serve.py). Prints the port, and serves
until stdin ends: with the test that started it, it is gone.
"""

from __future__ import annotations

import asyncio
import sys
from importlib import import_module

import grpc


async def serve(modules: list[str]) -> None:
    """Import the modules, which register their connectors, and serve them."""
    services = import_module("flytekit.extend.backend.connector_service")
    wiring = import_module("flyteidl.service.agent_pb2_grpc")
    for module in modules:
        import_module(module)
    server = grpc.aio.server()
    wiring.add_AsyncAgentServiceServicer_to_server(services.AsyncConnectorService(), server)
    wiring.add_SyncAgentServiceServicer_to_server(services.SyncConnectorService(), server)
    wiring.add_AgentMetadataServiceServicer_to_server(services.ConnectorMetadataService(), server)
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    await server.stop(grace=None)


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1:]))
