"""Flyte's messages that stubs need, for languages in which no flyteidl is kept up."""
