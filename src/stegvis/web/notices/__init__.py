"""Whether one wants a mail about what is due."""
