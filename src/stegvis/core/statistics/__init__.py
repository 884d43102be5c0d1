"""Statistics on arrays and numbers, checked against published values and R. No tables, no texts, no codes."""
