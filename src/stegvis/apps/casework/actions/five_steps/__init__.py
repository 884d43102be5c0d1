"""The five steps from portfolio to work: what the person has, what is possible and missing, what was applied for."""

from .applications import (
    answer_job_application,
    correct_job_application,
    record_job_application,
    withdraw_job_application,
)
from .cvs import NoContactOfProtected, NotInThePortfolio, make_cv, withdraw_cv, write_cv
from .missing_skills import add_missing_skill, correct_missing_skill, gain_skill, withdraw_missing_skill
from .occupations import add_possible_occupation, correct_possible_occupation, withdraw_possible_occupation
from .portfolio import add_portfolio_item, correct_portfolio_item, withdraw_portfolio_item

__all__ = [
    "NoContactOfProtected",
    "NotInThePortfolio",
    "add_missing_skill",
    "add_portfolio_item",
    "add_possible_occupation",
    "answer_job_application",
    "correct_job_application",
    "correct_missing_skill",
    "correct_portfolio_item",
    "correct_possible_occupation",
    "gain_skill",
    "make_cv",
    "record_job_application",
    "withdraw_cv",
    "withdraw_job_application",
    "withdraw_missing_skill",
    "withdraw_portfolio_item",
    "withdraw_possible_occupation",
    "write_cv",
]
