"""The packages that images are made of; what stands here changes every tag."""

COMMON = ["pandas==2.2.2", "numpy"]
APT = ("git", "curl")


def pinned(*names: str) -> list[str]:
    return [f"{name}==1.0" for name in names]
