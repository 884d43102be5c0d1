"""What mappings, ratings, work history and assessments have about a person that can be handed over, kind by kind.

Another authority's view is not among it: who wants that asks the authority whose view it is.
"""

from collections.abc import Iterator
from datetime import date

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from stegvis.apps.people.contents import Entry, provides
from stegvis.apps.people.models import Person
from stegvis.core import codebook

from .information_kinds import kind_in
from .models import (
    HIGHEST,
    AsiRating,
    AssessmentView,
    HeldOccupation,
    JointConclusion,
    MappingSection,
    ProposedMeasure,
)

CONCLUSION_KIND = "health"
"""A conclusion about a return to work rests on health, whatever else it says."""


@provides
def mappings(person: Person, at: date) -> Iterator[Entry]:
    """Return what the person told of each domain; what she did not want to talk about is handed over to nobody."""
    told = MappingSection.objects.that_count().filter(answer=MappingSection.Answer.TOLD, mapping__case__person=person)
    for row in told.filter(mapping__withdrawn_at__isnull=True).order_by("talked_on", "pk"):
        domain, kind = codebook.mapping_domains[row.domain], kind_in(codebook.mapping_domains, row.domain)
        title = _("Mapping: %(domain)s") % {"domain": domain.label.sv}
        yield Entry(f"mapping:{row.pk}", kind, title, _told(row), row.talked_on)


@provides
def work_history(person: Person, at: date) -> Iterator[Entry]:
    for row in HeldOccupation.objects.that_count().filter(person=person).order_by("pk"):
        yield Entry(f"heldoccupation:{row.pk}", "work_education", _("Has worked as"), held_in_words(row))


@provides
def asi_ratings(person: Person, at: date) -> Iterator[Entry]:
    rows = AsiRating.objects.filter(occasion__case__person=person, occasion__withdrawn_at__isnull=True)
    for row in rows.select_related("occasion").order_by("occasion__on", "pk"):
        area = codebook.asi_areas[row.area]
        title = _("ASI, rating: %(area)s") % {"area": area.label.sv}
        yield Entry(f"asi:{row.pk}", kind_in(codebook.asi_areas, row.area), title, _rated(row), row.occasion.on)


@provides
def assessments(person: Person, at: date) -> Iterator[Entry]:
    """Return the own organisation's views and what was concluded jointly."""
    own = AssessmentView.objects.that_count().filter(way=AssessmentView.Way.OWN, assessment__case__person=person)
    for row in own.filter(assessment__withdrawn_at__isnull=True).select_related("assessment").order_by("pk"):
        title = _("Assessment by %(profession)s") % {
            "profession": codebook.professions[row.profession].label.sv.lower()
        }
        yield Entry(f"assessmentview:{row.pk}", row.kind, title, _judged(row), row.assessment.on)
    joint = JointConclusion.objects.that_count().filter(assessment__case__person=person)
    whole = joint.filter(assessment__withdrawn_at__isnull=True)
    measures = Prefetch("measures", queryset=ProposedMeasure.objects.select_related("organisation"))
    for row in whole.prefetch_related(measures).order_by("pk"):
        yield Entry(f"jointconclusion:{row.pk}", CONCLUSION_KIND, _("Joint conclusion"), _concluded(row), row.on)
        for each in row.measures.all():
            yield Entry(f"proposedmeasure:{each.pk}", each.kind, _("Proposed measure"), _proposed(each), row.on)


def held_in_words(row: HeldOccupation) -> str:
    years = "–".join(str(year) if year else "" for year in (row.from_year, row.until_year))
    group = codebook.ssyk_2012[row.ssyk].label.sv if row.ssyk else ""
    return ", ".join(part for part in (row.title, group, row.country, years if years != "–" else "") if part)


def _told(row: MappingSection) -> str:
    parts = (
        (_("Situation"), row.situation),
        (_("Resources"), row.resources),
        (_("Obstacles"), row.obstacles),
    )
    return "\n".join(f"{title}: {text}" for title, text in parts if text)


def _rated(row: AsiRating) -> str:
    words = {"worry": _("the person's worry"), "help_need": _("need of help"), "severity": _("interviewer's rating")}
    given = [
        _("%(what)s %(rating)s of %(highest)s") % {"what": words[name], "rating": value, "highest": highest}
        for name, highest in HIGHEST.items()
        if (value := getattr(row, name)) is not None
    ]
    if not row.occasion.is_trained:
        given.append(_("the interviewer is not trained in ASI"))
    return ", ".join(given)


def _judged(row: AssessmentView) -> str:
    answer = codebook.return_to_work[row.return_to_work].label.sv
    return "\n".join((_("Return to work: %(answer)s") % {"answer": answer}, row.text))


def _concluded(row: JointConclusion) -> str:
    answer = codebook.return_to_work[row.return_to_work].label.sv
    said = [_("Return to work: %(answer)s") % {"answer": answer}, row.text]
    if row.differs:
        said.append(_("Not all agree: %(how)s") % {"how": row.differs})
    return "\n".join(said)


def _proposed(row: ProposedMeasure) -> str:
    return f"{row.text} ({row.organisation.name})" if row.organisation else row.text
