"""Commands of the application as a whole."""
