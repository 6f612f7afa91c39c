"""Drafts of manifests from the sources of plug-ins, which are read and never imported."""
