from collections.abc import Iterable
from datetime import date, timedelta

from django.utils import timezone

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation, User
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.saving import save

from ..models import Case, CaseParty, Responsibility
from ..policies import may_assign_with, may_be_responsible, may_correct_case, may_take_note
from .revisions import locked


@act
def assign_responsible(*, case: Case, user: User, on: date, by: Viewer, note: str | None = None) -> Responsibility:
    """Make a colleague responsible from `on`; whoever was so before is until the day before.

    An assignment made the same day is taken over. What somebody else gives her waits on her day until she has taken
    note of it. Raises NotVisible, NotAllowed, NeedsANote or NotAColleague.
    """
    case = locked(case)
    may_assign_with(by, case, note or "").or_refuse()
    may_be_responsible(user.pk, case.owner_id, on).or_refuse()
    given_by = None if user.pk == by.user_id else by.user_id
    current = Responsibility.objects.select_for_update().filter(case=case, until__isnull=True).first()
    if current and current.on >= on:
        current.user, current.note, current.handed_over_by_id, current.noted_at = user, note, given_by, None
        save(current, by=by)
        made = current
    else:
        if current:
            current.until = on - timedelta(days=1)
            save(current, by=by)
        made = Responsibility(case=case, user=user, on=on, note=note, handed_over_by_id=given_by)
        save(made, by=by)
    log.record("case.assigned", target=case, person_key=case.person.key, by=by)
    return made


@act
def hand_over_cases(
    *, cases: Iterable[Case], user: User, on: date, by: Viewer, note: str | None = None
) -> list[Responsibility]:
    """Make a colleague responsible for several cases with one note. One that is refused stops them all."""
    ordered = sorted(cases, key=lambda case: case.pk)
    return [assign_responsible(case=case, user=user, on=on, note=note, by=by) for case in ordered]


@act
def take_note(*, responsibility: Responsibility, by: Viewer) -> Responsibility:
    """Let the receiver say that she knows of a case that was handed over to her. Raises NotVisible."""
    row = Responsibility.objects.select_for_update().select_related("case__person").get(pk=responsibility.pk)
    may_take_note(by, row).or_refuse()
    if row.noted_at is None:
        row.noted_at = timezone.now()
        save(row, by=by)
        log.record("case.hand_over_noted", target=row.case, person_key=row.case.person.key, by=by)
    return row


@act
def add_case_party(*, case: Case, organisation: Organisation, on: date, by: Viewer) -> CaseParty:
    """Record that another organisation works with the person too. It sees nothing more for that."""
    case = locked(case)
    may_correct_case(by, case).or_refuse()
    party = CaseParty(case=case, organisation=organisation, on=on)
    save(party, by=by)
    log.record("case.party_added", target=case, person_key=case.person.key, by=by)
    return party


@act
def end_case_party(*, party: CaseParty, until: date, by: Viewer) -> CaseParty:
    case = locked(party.case)
    may_correct_case(by, case).or_refuse()
    party = CaseParty.objects.select_for_update().get(pk=party.pk)
    party.until = until
    save(party, by=by)
    log.record("case.party_ended", target=case, person_key=case.person.key, by=by)
    return party
