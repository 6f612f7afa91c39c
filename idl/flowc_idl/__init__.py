"""The protobuf definitions of flowc."""
