"""What the modules of the fleet share."""
