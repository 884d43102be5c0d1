"""Tables in, tables and documents out. No Django, no clock, no network."""
