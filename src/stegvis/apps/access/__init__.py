"""Organisations, people who work in them, what their roles may do, and the log of what was done and read."""
