"""The mapping interview: begun, written domain by domain over several meetings, finished."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import keep
from stegvis.apps.projects.saving import save
from stegvis.core import codebook

from ..information_kinds import kind_in
from ..models import TEXTS, Case, Mapping, MappingCorrection, MappingSection
from ..policies import may_map
from ..states import MoveNotAllowed, State
from .cases import move_case
from .facts import AlreadyCorrected
from .keeping import locked_row, refuse_without, replaced, withdrawn
from .plans.locking import happened
from .revisions import locked


class AlreadyMapping(Refused):
    default = _("A mapping is already under way. Write on it, or finish it first.")


class NothingWritten(Refused):
    default = _("Nothing has been written yet. Write at least one domain before you finish.")


class AlreadyFinished(Refused):
    default = _("The mapping is finished already.")


@act
def open_mapping(*, case: Case, on: date, by: Viewer) -> Mapping:
    """Begin a mapping; a case that was referred moves to mapping. A later one leaves the earlier as it is.

    Raises NotVisible, NotAllowed, MoveNotAllowed or AlreadyMapping.
    """
    case = locked(case)
    may_map(by, case).or_refuse()
    if not case.is_open:
        raise MoveNotAllowed
    if case.mappings.filter(finished_on__isnull=True, withdrawn_at__isnull=True).exists():
        raise AlreadyMapping
    mapping = Mapping(case=case, started_on=on, recorded_by_id=by.user_id)
    save(mapping, by=by)
    if case.state == State.REFERRED:
        move_case(case=case, to=State.MAPPING, on=on, by=by)
    keep(case.person)
    log.record("mapping.begun", target=mapping, person_key=case.person.key, by=by)
    return mapping


@act
def write_section(
    *,
    mapping: Mapping,
    domain: str,
    on: date,
    by: Viewer,
    answer: str = MappingSection.Answer.TOLD,
    why: str = "",
    **texts: str | None,
) -> MappingSection:
    """Write what was said about one domain; what stood there stays under Changes.

    `texts` are among TEXTS. In a mapping that is finished it is a correction and needs its reason.
    """
    unknown = set(texts) - set(TEXTS)
    if unknown:
        raise TypeError(f"not texts of a section: {sorted(unknown)}")
    mapping = _locked(mapping)
    may_map(by, mapping.case).or_refuse()
    if mapping.finished_on:
        refuse_without(why)
    said = {name: (texts.get(name) or "").strip() or None for name in TEXTS}
    values = {"talked_on": on, "answer": answer, **said}
    section = _written(mapping, domain, why.strip() or None, by, values)
    kind = kind_in(codebook.mapping_domains, domain)
    log.record("mapping.written", target=section, person_key=mapping.case.person.key, by=by, fields=[kind])
    return section


@act
def finish_mapping(*, mapping: Mapping, on: date, by: Viewer) -> Mapping:
    """Finish a mapping; what has not been talked about stays unanswered. Raises NothingWritten, AlreadyFinished."""
    mapping = _locked(mapping)
    may_map(by, mapping.case).or_refuse()
    if mapping.finished_on:
        raise AlreadyFinished
    if not mapping.sections.that_count().exists():
        raise NothingWritten
    mapping.finished_on = on
    save(mapping, by=by)
    log.record("mapping.finished", target=mapping, person_key=mapping.case.person.key, by=by)
    return mapping


@act
def correct_mapping_days(
    *, mapping: Mapping, why: str, started_on: date, by: Viewer, finished_on: date | None = None
) -> Mapping:
    """Correct a mapping's first day, and its last day where it is finished. What stood there is kept, with why.

    Raises NotYet for a day to come, and DoesNotFit for a last day before the first.
    """
    mapping = _locked(mapping)
    may_map(by, mapping.case).or_refuse()
    refuse_without(why)
    before = MappingCorrection(
        mapping=mapping, started_on=mapping.started_on, finished_on=mapping.finished_on, why=why.strip()
    )
    mapping.started_on = happened(started_on)
    if mapping.finished_on:
        mapping.finished_on = happened(finished_on or mapping.finished_on)
    save(mapping, by=by)
    before.recorded_by_id = by.user_id
    save(before, by=by)
    log.record("mapping.days_corrected", target=mapping, person_key=mapping.case.person.key, by=by)
    return mapping


@act
def withdraw_mapping(*, mapping: Mapping, why: str, by: Viewer) -> Mapping:
    """Say that a mapping should never have been begun. It stays, with who and why, and is handed over to nobody."""
    mapping = _locked(mapping)
    may_map(by, mapping.case).or_refuse()
    refuse_without(why)
    withdrawn(mapping, why=why, by=by)
    log.record("mapping.withdrawn", target=mapping, person_key=mapping.case.person.key, by=by)
    return mapping


def _locked(mapping: Mapping) -> Mapping:
    row = locked_row(mapping, "case__person")
    if row.withdrawn_at:
        raise AlreadyCorrected
    return row


def _written(mapping: Mapping, domain: str, why: str | None, by: Viewer, values: dict[str, object]) -> MappingSection:
    old = mapping.sections.that_count().filter(domain=domain).first()
    if old is not None:
        return replaced(old, why=why, by=by, **values)
    section = MappingSection(mapping=mapping, domain=domain, recorded_by_id=by.user_id, **values)
    save(section, by=by)
    return section
