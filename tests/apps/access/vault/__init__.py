"""A table of the tests alone, with every kind of encrypted field."""
