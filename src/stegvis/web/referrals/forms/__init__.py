"""The forms of this area."""
