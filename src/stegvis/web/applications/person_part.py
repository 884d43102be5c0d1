"""What the person wrote in her own application, on the page about her."""

from datetime import date

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import PersonPage, own_words_of
from stegvis.web.common.persons.person_parts import Part


def person_part(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    applied = [referral.case_id for referral in page.referrals if referral.way_in == "self"]
    found = own_words_of(applied) if applied else []
    return Part("applications/person_part.html", {"applications": found}) if found else None
