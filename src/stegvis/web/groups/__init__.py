"""Group sessions: a series planned at once, who is invited, and who came, on one page."""
