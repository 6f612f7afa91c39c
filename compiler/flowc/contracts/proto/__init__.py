"""The contract of a program as protobuf."""
