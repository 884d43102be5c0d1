"""The forms of meetings, minutes and tasks."""
