"""Extension manifests: what packages add to Flyte, as data that is read and never run."""
