"""Whether a person fits the target group: each criterion with why, and what somebody has to judge."""
