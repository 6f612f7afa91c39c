"""Sizes, derived by a little arithmetic."""

from flytekit import Resources

BATCH = 2 ** 5
SIZES = {name: BATCH // k for k, name in enumerate(["large", "medium", "small"], start=1)}
WORKERS = max(SIZES.values()) % 7 or 1
KERNELS = [(i, j) for i in range(1, 4) for j in range(1, 4) if i != j and (i + j) % 2]
NORMALISE = round(sum(i * j for i, j in KERNELS) / len(KERNELS), 3)
GPU = Resources(gpu="1", mem=f"{BATCH // 2}Gi")
EXTENSIONS = {"jpeg", "png"}
assert "png" in EXTENSIONS and BATCH == 32
