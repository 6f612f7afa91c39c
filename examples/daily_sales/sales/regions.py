"""Where the shops are."""

REGIONS = {
    "emea": {"hour": 2, "currency": "EUR", "shops": ["berlin", "paris"]},
    "amer": {"hour": 8, "currency": "USD", "shops": ["austin", "boston", "lima"]},
}
ON_CALL = ["sales-data@example.com"]
