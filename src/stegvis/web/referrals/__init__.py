"""Referrals between organisations: sending one, what came, what the sender is told, and how long people wait."""
