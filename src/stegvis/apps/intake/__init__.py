"""Files received: what was read from them, what is to be mended, and which layouts have been learned."""
