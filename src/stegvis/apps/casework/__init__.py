"""A case on its path, who is responsible for it, and the dated facts that statistics are made of."""
