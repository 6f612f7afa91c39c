"""Flyte's messages lifted back into the IR: lowering, the other way."""
