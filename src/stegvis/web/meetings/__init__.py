"""Meetings: booked and called to, moved and cancelled, minutes with tasks, and what others call to."""
