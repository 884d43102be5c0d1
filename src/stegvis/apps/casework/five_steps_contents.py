"""What of the five steps can be handed over: portfolio, possible occupations, what is missing, applications.

A CV is not among it: the person hands out her own.
"""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from stegvis.apps.people.contents import Entry, provides
from stegvis.apps.people.models import Person
from stegvis.core import codebook

from .models import JobApplication, MissingSkill, PortfolioItem, PossibleOccupation

KIND = "work_education"


@provides
def portfolio(person: Person, at: date) -> Iterator[Entry]:
    for row in PortfolioItem.objects.that_count().filter(person=person).order_by("pk"):
        title = codebook.portfolio_kinds[row.kind].label.sv
        yield Entry(f"portfolioitem:{row.pk}", KIND, title, item_in_words(row))


@provides
def possible_occupations(person: Person, at: date) -> Iterator[Entry]:
    rows = PossibleOccupation.objects.that_count().filter(person=person)
    for row in rows.order_by("pk"):
        says = "\n".join(part for part in (occupation_in_words(row), row.reason) if part)
        yield Entry(f"possibleoccupation:{row.pk}", KIND, _("Possible occupation"), says)
    missing = MissingSkill.objects.that_count().filter(occupation__in=rows).select_related("occupation")
    for skill in missing.order_by("pk"):
        title = _("Missing for %(occupation)s") % {"occupation": skill.occupation.title}
        yield Entry(f"missingskill:{skill.pk}", KIND, title, _skill(skill), skill.gained_on or skill.due)


@provides
def job_applications(person: Person, at: date) -> Iterator[Entry]:
    for row in JobApplication.objects.that_count().filter(person=person).order_by("sent_on", "pk"):
        answer = codebook.application_answers[row.answer].label.sv
        says = ", ".join(part for part in (row.title, row.employer, answer) if part)
        yield Entry(f"jobapplication:{row.pk}", KIND, _("Application"), says, row.sent_on)


def occupation_in_words(row: PossibleOccupation) -> str:
    return f"{row.title} ({codebook.ssyk_2012_units[row.ssyk].label.sv}, SSYK {row.ssyk})"


def item_in_words(row: PortfolioItem) -> str:
    years = "–".join(str(year) if year else "" for year in (row.from_year, row.until_year))
    proof = codebook.portfolio_proofs[row.proof].label.sv
    facts = (row.title, row.place, row.level, years if years != "–" else "", proof)
    return "\n".join(part for part in (", ".join(fact for fact in facts if fact), row.text) if part)


def _skill(row: MissingSkill) -> str:
    parts = [row.what]
    if row.how:
        parts.append(_("How: %(how)s") % {"how": row.how})
    if row.who:
        parts.append(_("Who: %(who)s") % {"who": row.who})
    if row.gained_on:
        parts.append(_("Gained %(day)s") % {"day": row.gained_on})
    return ". ".join(parts)
