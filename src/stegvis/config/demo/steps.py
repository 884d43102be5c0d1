"""Amina's five steps: what she did back home, the kitchen work that is possible, and the Swedish that is missing."""

from datetime import date, timedelta

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.actions import five_steps as actions
from stegvis.apps.casework.models import Case, PortfolioItem
from stegvis.apps.people.models import Person
from stegvis.core.writers.letter import Letter, compiled

from .staff import House

REACHED = (("1", 50), ("2", 35), ("3", 21))
PORTFOLIO = (
    {
        "kind": "work",
        "title": "Lastbilschaufför",
        "place": "Syrien",
        "from_year": 1999,
        "until_year": 2010,
        "text": "Körde livsmedel mellan städerna.",
    },
    {
        "kind": "work",
        "title": "Kock",
        "place": "Restaurang i Homs, Syrien",
        "from_year": 2010,
        "until_year": 2012,
        "text": "Lagade husmanskost för åttio gäster om dagen. Beställde varor och lärde upp två nya.",
        "proof": "reference",
    },
    {
        "kind": "unpaid",
        "title": "Barnpassning",
        "place": "Hemma, Homs",
        "from_year": 2012,
        "until_year": 2014,
        "text": "Tog hand om fyra syskonbarn medan föräldrarna arbetade.",
    },
    {
        "kind": "education",
        "title": "Yrkesutbildning, transport",
        "place": "Homs",
        "level": "två år efter gymnasiet",
        "until_year": 1999,
        "proof": "foreign_assessed",
    },
    {"kind": "language", "title": "Arabiska", "level": "modersmål"},
    {"kind": "language", "title": "Svenska", "level": "A2", "proof": "grades", "text": "SFI kurs C."},
    {"kind": "skill", "title": "Laga mat för många"},
    {"kind": "interest", "title": "Odla grönsaker"},
)


def enter(house: House, amina: Case, today: date) -> None:
    """Let the case worker at Eslöv go through the steps with her; she stands at the third."""
    saga, person = house.staff["eslov-1"], amina.person
    for code, days in REACHED:
        casework.record_fact(kind="steplevel", person=person, on=today - timedelta(days), code=code, by=saga)
    items = [actions.add_portfolio_item(person=person, by=saga, **said) for said in PORTFOLIO]
    hygiene = Letter(title="Intyg (övning)", facts=(), parts=(), foot="", page_of=("sida", "av"), dated=today)
    items.append(
        actions.add_portfolio_item(
            person=person,
            kind="course",
            title="Livsmedelshygien",
            proof="certificate",
            paper=compiled(hygiene),
            by=saga,
        )
    )
    _occupations(saga, person, today)
    _applied(saga, person, items, today)


def _occupations(by: Staff, person: Person, today: date) -> None:
    kitchen = actions.add_possible_occupation(
        person=person,
        title="Köksbiträde i skola",
        ssyk="9412",
        reason="Har lagat mat för många. Dagtid passar med barnens skola.",
        by=by,
    )
    swedish = actions.add_missing_skill(
        occupation=kitchen,
        what="Svenska för köket",
        how="SFI med yrkesspår, och språkpraktik i ett skolkök",
        who="Amina, SFI och Saga",
        due=today + timedelta(days=60),
        by=by,
    )
    course = actions.add_missing_skill(
        occupation=kitchen, what="Utbildning i livsmedelshygien", how="Webbkurs, en dag", who="Kommunen", by=by
    )
    actions.gain_skill(skill=course, on=today - timedelta(days=8), by=by)
    actions.correct_missing_skill(
        skill=swedish, why="Saga följer med på första besöket", who="Amina, SFI och Saga Samordnarsson", by=by
    )
    children = actions.add_possible_occupation(person=person, title="Barnskötare", ssyk="5311", by=by)
    actions.add_missing_skill(
        occupation=children,
        what="Utbildning till barnskötare",
        how="Vuxenutbildning, efter SFI kurs D",
        who="Studievägledaren på Komvux",
        due=today - timedelta(days=3),
        by=by,
    )


def _applied(by: Staff, person: Person, items: list[PortfolioItem], today: date) -> None:
    chosen = [each for each in items if each.kind not in ("interest", "skill")]
    about = "Jag är van vid stora kök och vill arbeta i en skola. Jag lär mig svenska varje dag."
    actions.make_cv(person=person, title="Köksbiträde", about=about, items=chosen, contacts=["phone"], by=by)
    for title, employer, days, answer in (
        ("Språkpraktik i skolkök", "Bergaskolan, Eslöv", 6, None),
        ("Diskare", "Restaurang Stationen", 30, "no"),
    ):
        applied = actions.record_job_application(
            person=person,
            kind="placement" if answer is None else "job",
            title=title,
            employer=employer,
            on=today - timedelta(days),
            by=by,
        )
        if answer:
            actions.answer_job_application(application=applied, answer=answer, on=today - timedelta(12), by=by)
