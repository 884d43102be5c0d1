"""Mail about what is due: how many and of what kind, and never about whom."""
