"""Launch plans, their schedules and notifications."""
