"""Generated code of the protobuf package `flowc.contract.v1`."""
