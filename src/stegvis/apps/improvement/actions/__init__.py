"""Every change of a deviation."""

from .deviations import correct_deviation, report_deviation, withdraw_deviation

__all__ = ["correct_deviation", "report_deviation", "withdraw_deviation"]
