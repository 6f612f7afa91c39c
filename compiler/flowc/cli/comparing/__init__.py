"""What `flowc breaking` and `flowc diff` share: reading two sides, and writing what differs."""
