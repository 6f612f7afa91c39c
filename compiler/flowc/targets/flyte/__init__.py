"""The Flyte target: the protobuf messages that `pyflyte package` writes."""
