"""Tasks whose memory is profiled."""

from flytekit import Resources, task, workflow
from flytekitplugins.memray import memray_profiling


@task(enable_deck=True, limits=Resources(mem="1Gi"))
@memray_profiling(memray_html_reporter="table", memray_reporter_args=["--leaks"])
def leak(n: int) -> int:
    return len([0] * n)


@task(enable_deck=True)
@memray_profiling(trace_python_allocators=True, native_traces=True, memory_interval_ms=5)
def traced(n: int) -> str:
    return "x" * n


@workflow
def profiled(n: int = 100) -> str:
    return traced(n=leak(n=n))
