"""The dialect of the package `union`, which sits on flytekit's."""
