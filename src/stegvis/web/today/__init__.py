"""The start page: what needs to be done today, for each role."""
