"""Stegvis: a joint rehabilitation effort from the first referral to a proven result."""

__version__ = "0.1.0"
