"""Signing in, and the administrator's and the data-protection officer's pages."""
