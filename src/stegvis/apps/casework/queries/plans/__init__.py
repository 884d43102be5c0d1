"""Joint plans, as far as they exist for who is asking."""

from .copies import HeldPlan, copy_for, held_plan, held_plans
from .glance import PlanGlance, plan_glance
from .page import PlanView, Signed, can_be_in_plan, plan_of, receivers_of, version_for
from .showing import Line, Step, differences
from .work_list import Share, due_plan_actions, late_plan_actions, plan_shares, reviews_due

__all__ = [
    "HeldPlan",
    "Line",
    "PlanGlance",
    "PlanView",
    "Share",
    "Signed",
    "Step",
    "can_be_in_plan",
    "copy_for",
    "differences",
    "due_plan_actions",
    "held_plan",
    "held_plans",
    "late_plan_actions",
    "plan_glance",
    "plan_of",
    "plan_shares",
    "receivers_of",
    "reviews_due",
    "version_for",
]
