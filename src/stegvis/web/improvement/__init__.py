"""Deviations: what stops between organisations, reported from a case and told without the person."""
