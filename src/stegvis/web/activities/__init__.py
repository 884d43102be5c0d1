"""Activities and placements of a person: planned, begun, attended, ended and corrected."""
