"""A project: its parties, funding, target group, goals, steering group, agreements and methods."""
