"""What casework has about a person that can be handed over: facts that hold, and where her cases stand."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from django.utils.translation import gettext as _

from stegvis.apps.people.contents import Entry, provides
from stegvis.apps.people.models import Person, is_shown
from stegvis.core import codebook

from .models import (
    FACTS,
    AfCategory,
    Application,
    Attestation,
    Case,
    DatedFact,
    Education,
    LanguageLevel,
    Livelihood,
    Occupation,
    Residence,
    SentReferral,
    StepLevel,
    WorkAbility,
)


@provides
def facts(person: Person, at: date) -> Iterable[Entry]:
    """Return the facts that count, in the order they began; what was corrected or withdrawn is left out."""
    return [entry for name, kind in KINDS.items() for entry in _facts_of(person, name, kind)]


@provides
def judgements(person: Person, at: date) -> Iterator[Entry]:
    """Return what was judged about the person and counts, each as the kind of information that it is."""
    for row in Attestation.objects.that_count().filter(person=person).order_by("on", "pk"):
        said = {"judgement": row.get_says_display(), "basis": codebook.judgement_bases[row.basis].label.sv}
        says = _("%(judgement)s. Basis: %(basis)s") % said
        title = codebook.judgements[row.about].label.sv
        yield Entry(
            f"attestation:{row.pk}", JUDGED[row.about], title, f"{says}. {row.note}" if row.note else says, row.on
        )


@provides
def own_words(person: Person, at: date) -> Iterator[Entry]:
    """Return what the person wrote in her own application. It may say anything, so it is kept as closely as health."""
    applied = Application.objects.filter(case__in=Case.objects.filter(is_shown(), person=person, owner=person.owner_id))
    for row in applied.order_by("pk"):
        yield Entry(f"application:{row.pk}", "health", _("Own application"), row.words, row.received_on)


@provides
def cases(person: Person, at: date) -> Iterator[Entry]:
    """Return where the person is in each project, and from when to when she took part."""
    shown = Case.objects.filter(is_shown(), person=person, owner=person.owner_id).select_related("project")
    for case in shown.order_by("pk"):
        state = codebook.case_states[case.state].label.sv
        yield Entry(f"case_state:{case.pk}", "case_state", case.project.name, state, case.referred_on)
        if case.started_on:
            yield Entry(f"case:{case.pk}", "attendance", case.project.name, _took_part(case), case.started_on)


@provides
def referrals(person: Person, at: date) -> Iterator[Entry]:
    """Return where the person has been referred, and by whom she was referred here; what was taken back is left out."""
    kept = SentReferral.objects.exclude(stage=SentReferral.Stage.WITHDRAWN)
    kept = kept.select_related("project", "receiver", "sender")
    for each in kept.filter(person=person).order_by("pk"):
        says = _("Referred to %(organisation)s") % {"organisation": each.receiver.name}
        yield Entry(f"referral:{each.pk}", "attendance", each.project.name, says, each.referred_on)
    for each in kept.filter(case__person=person).order_by("pk"):
        says = _("Referred by %(organisation)s") % {"organisation": each.sender.name}
        yield Entry(f"referral:{each.pk}", "attendance", each.project.name, says, each.referred_on)


def _took_part(case: Case) -> str:
    if case.exited_on is None or case.exit_reason is None:
        return _("Takes part since %(day)s") % {"day": case.started_on}
    reason = codebook.exits[case.exit_reason].label.sv
    days = {"first": case.started_on, "last": case.exited_on, "reason": reason}
    return _("Took part from %(first)s to %(last)s. Exit: %(reason)s") % days


def _facts_of(person: Person, name: str, kind: str) -> Iterator[Entry]:
    model = FACTS[name]
    for fact in model.objects.that_count().filter(person=person).order_by("on", "pk"):
        yield Entry(f"{name}:{fact.pk}", kind, TITLES[name](), _says(fact), fact.on)


def _says(fact: DatedFact) -> str:
    words = WORDS[type(fact)](fact)
    return _("%(what)s, until %(day)s") % {"what": words, "day": fact.until} if fact.until else words


def _livelihood(fact: Livelihood) -> str:
    label = codebook.livelihoods[fact.code].label.sv
    return f"{label}, {fact.share} %" if fact.share else label


def _occupation(fact: Occupation) -> str:
    label = codebook.occupations[fact.code].label.sv
    hours = f"{fact.hours:.1f}".rstrip("0").rstrip(".").replace(".", ",") if fact.hours is not None else ""
    with_hours = _("%(what)s, %(hours)s hours a week") % {"what": label, "hours": hours} if hours else label
    return f"{with_hours}, {_('with support to the employer')}" if fact.supported else with_hours


def _language(fact: LanguageLevel) -> str:
    by = _("by the person herself") if fact.assessed_by == LanguageLevel.AssessedBy.PERSON else _("by the officer")
    return f"{codebook.languages[fact.language].label.sv}: {fact.get_level_display()}, {by}"


def _coded(codes: str) -> Callable[[DatedFact], str]:
    def label(fact: DatedFact) -> str:
        return codebook.load(codes)[fact.code].label.sv  # type: ignore[attr-defined]

    return label


KINDS = {
    "livelihood": "economy",
    "occupation": "work_education",
    "afcategory": "work_education",
    "education": "work_education",
    "languagelevel": "work_education",
    "residence": "family_housing",
    "workability": "health",
    "steplevel": "work_education",
}
"""Which kind of information each kind of fact is. A household's key means nothing outside and is never handed over."""

JUDGED = {
    "ill_health": "health",
    "no_plan": "work_education",
    "no_substance_abuse": "substance_use",
    "voluntary": "attendance",
}
"""Which kind of information each judgement is."""

WORDS: dict[type[DatedFact], Callable[..., str]] = {
    Livelihood: _livelihood,
    Occupation: _occupation,
    AfCategory: _coded("af_codes"),
    Education: _coded("education"),
    LanguageLevel: _language,
    Residence: _coded("municipalities"),
    WorkAbility: _coded("work_ability"),
    StepLevel: _coded("activity_steps"),
}

TITLES: dict[str, Callable[[], str]] = {
    "livelihood": lambda: _("Livelihood"),
    "occupation": lambda: _("Occupation"),
    "afcategory": lambda: _("Category at the employment service"),
    "education": lambda: _("Highest education"),
    "languagelevel": lambda: _("Language level"),
    "residence": lambda: _("Municipality"),
    "workability": lambda: _("Own rating of work ability"),
    "steplevel": lambda: _("Step on the way to work"),
}
