__all__ = ["IMAGE", "STAGES"]
IMAGE = "registry.example/app:2"
STAGES = ("dev", "prod")
HIDDEN = 1
_retries = 4
