"""Notes about a person: written, read in every version, corrected, and copied to the record."""
