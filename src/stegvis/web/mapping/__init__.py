"""Mapping interviews, severity ratings, assessments by several professions, and the work a person has had."""
