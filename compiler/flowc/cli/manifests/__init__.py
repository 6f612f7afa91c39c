"""What `flowc manifest` does, one file a subcommand; each is imported when it is named."""
