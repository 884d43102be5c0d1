"""The forms of the joint plan."""
