"""What has happened to a person, made from what her page already holds: no query of its own."""

from dataclasses import dataclass
from datetime import date

from stegvis.core import codebook
from stegvis.core.codebook import Label

from ..models import Referral
from .person_page import FactRow, PersonPage

LISTS = {
    "livelihood": "livelihoods",
    "occupation": "occupations",
    "afcategory": "af_codes",
    "education": "education",
    "residence": "municipalities",
    "workability": "work_ability",
    "steplevel": "activity_steps",
}
ENDS = "_ended"


@dataclass(frozen=True)
class Event:
    """Something that happened on a day. `what` names the kind, `label` says which in both languages, where coded."""

    day: date
    what: str
    label: Label | None = None
    detail: str = ""
    case_key: str | None = None


def timeline(page: PersonPage) -> tuple[Event, ...]:
    """Return the events of a person, the latest first; facts without a first day are left out."""
    events = [*_of_cases(page), *_of_followups(page), *(event for fact in page.facts for event in _of_fact(fact))]
    return tuple(sorted(events, key=lambda event: event.day, reverse=True))


def _of_cases(page: PersonPage) -> list[Event]:
    came = {referral.case_id: referral for referral in page.referrals}
    events = []
    for case in page.cases:
        label = _way_in(came.get(case.pk))
        reason = codebook.exits[case.exit_reason].label if case.exit_reason else None
        days = (
            ("referred", case.referred_on, label),
            ("started", case.started_on, None),
            ("exited", case.exited_on, reason),
        )
        events += [Event(day, what, says, case.project.name, case.key) for what, day, says in days if day]
    for each in page.responsibilities:
        events.append(Event(each.on, "responsible", None, each.user.name))
    return events


def _way_in(referral: Referral | None) -> Label | None:
    """Return from where a case came: the organisation that sent it, or else the way as the list calls it."""
    if referral is None:
        return None
    if referral.sender:
        return Label(referral.sender.name, referral.sender.name)
    return codebook.referral_sources[referral.way_in].label


def _of_followups(page: PersonPage) -> list[Event]:
    keys = {case.pk: case.key for case in page.cases}
    return [
        Event(each.done, "followup", codebook.followup_status[each.status].label, f"{each.months}", keys[each.case_id])
        for each in page.followups
        if each.done
    ]


def _of_fact(fact: FactRow) -> list[Event]:
    label = codebook.load(LISTS[fact.kind])[fact.code].label if fact.kind in LISTS else None
    detail = ""
    if fact.kind == "languagelevel":
        label, detail = codebook.languages[fact.about or ""].label, fact.code
    days = ((fact.on, fact.kind), (fact.until, fact.kind + ENDS))
    return [Event(day, what, label, detail) for day, what in days if day]
