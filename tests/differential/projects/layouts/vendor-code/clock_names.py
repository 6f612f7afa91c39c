ZONES = ("utc", "cet")
