"""Amina's plan, in few words."""

from datetime import date
from io import BytesIO

import pikepdf

from stegvis.apps.access import actions as access
from stegvis.apps.access.roles import Role
from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions
from stegvis.apps.casework.models import PlanVersion
from stegvis.apps.people import actions as people
from tests.apps.people.sharing import consent, hand_over
from tests.cast import SINCE, SYSTEM, Cast

GOAL = "Jag vill köra truck igen."
AGREED = date(2026, 3, 2)
KINDS = ("identity", "work_education")


def drafted(cast: Cast, goal: str = GOAL) -> PlanVersion:
    """A draft with two sub-goals and an action each of Ekby, AF and the region, and one of Amina's own."""
    version = actions.begin_plan(case=cast.amina_case, goal=goal, by=cast.case_worker)
    back = actions.add_sub_goal(version=version, text="Ryggen håller i fyra timmar", kind="health", by=cast.case_worker)
    card = actions.add_sub_goal(version=version, text="Truckkort", by=cast.case_worker)
    for party, what, due, kind, under in (
        (cast.region, "Fysioterapi", date(2026, 3, 20), "health", back),
        (cast.ekby, "Arbetsträning", date(2026, 4, 1), "work_education", back),
        (cast.af, "Truckutbildning", date(2026, 3, 31), "work_education", card),
        (None, "Ringa Lagerhuset", date(2026, 3, 15), "work_education", None),
    ):
        actions.add_plan_action(
            version=version, what=what, due=due, kind=kind, party=party, sub_goal=under, by=cast.case_worker
        )
    return version


def agree(cast: Cast, version: PlanVersion, on: date = AGREED, weeks: int = 6, **details: object) -> PlanVersion:
    usual = {
        "meeting_kind": "four_party",
        "present": "Amina Öz, Alva och Rebecka",
        "organisations": [cast.ekby, cast.af],
    }
    return actions.agree_plan(version=version, on=on, review_weeks=weeks, by=cast.case_worker, **{**usual, **details})


def agreed(cast: Cast) -> PlanVersion:
    return agree(cast, drafted(cast))


def line(version: PlanVersion, party=None):
    return version.actions.get(party=party)


def known_at_af(cast: Cast):
    """Let Amina agree both ways between Ekby and AF, and AF's worker file who she is; return AF's row of her."""
    consent(cast, ways=(("ekby", "af"), ("af", "ekby")), kinds=KINDS)
    return people.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker).person


def held_at_af(cast: Cast, version: PlanVersion | None = None):
    """Let AF hold a copy of the plan, filed."""
    known_at_af(cast)
    (copy,) = actions.hand_over_plan(version=version or agreed(cast), receivers={cast.af: None}, by=cast.case_worker)
    return copy


def region_worker(cast: Cast) -> Staff:
    user = access.create_user(email="rebecka@exempel.se", name="Rebecka", organisation=cast.region, by=SYSTEM)
    role = Role.CASE_WORKER
    return Staff.of(access.add_membership(user=user, organisation=cast.region, role=role, since=SINCE, by=SYSTEM))


def paper() -> bytes:
    content, sheet = BytesIO(), pikepdf.new()
    sheet.add_blank_page()
    sheet.save(content)
    return content.getvalue()
