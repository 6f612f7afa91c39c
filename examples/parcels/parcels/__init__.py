"""A parcel service: every kind of type that a caller in another language may meet."""
