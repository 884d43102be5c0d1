"""The joint plan: written with the person, agreed in a meeting, handed over, signed, and followed line by line."""
