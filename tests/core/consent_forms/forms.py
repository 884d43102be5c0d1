"""Invented forms to print."""

from datetime import date

from stegvis.core.consent_forms import ConsentForm, Keeper, Line, Person, Review, text_in

MUNICIPALITY = "Storås kommun, arbetsmarknadsenheten"
REGION = "Region Mellanbygd, Vårdcentralen Påhittade Ängen och rehabiliteringssamordningsenheten"
AGENCY = "Arbetsförmedlingen"
INSURANCE = "Försäkringskassan"
EVERY_KIND = ("identity", "family_housing", "economy", "health", "substance_use", "crime", "work_education")

KEEPER = Keeper(
    organisation=MUNICIPALITY, address=("Box 53", "999 21 Storås"), phone="0999-280 00", contact="Kajsa Påhittad"
)
LINES = (
    Line(MUNICIPALITY, REGION, ("health", "identity", "attendance")),
    Line(REGION, MUNICIPALITY, ("health",)),
    Line(AGENCY, REGION, ("work_education", "health")),
)


def consent(**changes) -> ConsentForm:
    """A consent between three organisations; its boxes are 1–5 to the region and 6 to the municipality."""
    told = {
        "keeper": KEEPER,
        "cooperation": "Utvägen",
        "lines": LINES,
        "purpose": "planning",
        "person": Person(name="Amina Påhitt", born=date(1985, 3, 12)),
        "since": date(2026, 3, 12),
        "until": date(2027, 3, 11),
    }
    return ConsentForm(**{**told, **changes})


def between_all() -> ConsentForm:
    """Four organisations that each hand over to the three others: as much as a form is ever asked to hold."""
    parties = (MUNICIPALITY, REGION, AGENCY, INSURANCE)
    lines = tuple(Line(one, other, EVERY_KIND) for other in parties for one in parties if one != other)
    return consent(lines=lines, person=Person(), since=None, until=None)


def review(language: str, /, **changes) -> Review:
    told = {
        "language": language,
        "version": text_in(language).version,
        "reviewed_by": "Tolk Påhittad",
        "reviewed_on": date(2026, 1, 2),
    }
    return Review(**{**told, **changes})
