"""Participants: list and search, registering, the person page, and the acts on a case and its facts."""
