"""Pydantic models: fields, schemas, instances, and how they are dumped."""
