"""Consents and provisions: what they open, how they are taken, narrowed, withdrawn and asked for anew."""
