"""The contracts of plug-ins: what a manifest says, for other languages."""
