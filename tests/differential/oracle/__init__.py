"""What flytekit itself makes of a unit, asked of flytekit itself."""
