"""Exports of tables to a bucket, run by a connector of our own."""
