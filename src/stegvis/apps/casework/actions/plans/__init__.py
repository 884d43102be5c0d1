"""Every change of a joint plan: written as a draft, agreed, handed over, signed, followed, and looked at together."""

from .agreeing import NoActions, NoGoal, agree_plan
from .drafting import (
    AlreadyADraft,
    AlreadyAPlan,
    add_plan_action,
    add_sub_goal,
    begin_plan,
    change_plan_action,
    change_sub_goal,
    move_plan_line,
    new_plan_version,
    remove_plan_line,
    set_plan_goal,
)
from .following import report_on_plan, review_plan
from .handing_over import NotTheLatest, hand_over_plan
from .party import NothingToSend, report_from_party, sign_from_party
from .signing import sign_plan, sign_plan_on_paper

__all__ = [
    "AlreadyADraft",
    "AlreadyAPlan",
    "NoActions",
    "NoGoal",
    "NotTheLatest",
    "NothingToSend",
    "add_plan_action",
    "add_sub_goal",
    "agree_plan",
    "begin_plan",
    "change_plan_action",
    "change_sub_goal",
    "hand_over_plan",
    "move_plan_line",
    "new_plan_version",
    "remove_plan_line",
    "report_from_party",
    "report_on_plan",
    "review_plan",
    "set_plan_goal",
    "sign_from_party",
    "sign_plan",
    "sign_plan_on_paper",
]
