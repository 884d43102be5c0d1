from datetime import date, timedelta

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation, User
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.saving import save

from ..models import Case, CaseParty, Responsibility
from ..policies import may_assign, may_be_responsible, may_correct_case
from .revisions import locked


@act
def assign_responsible(*, case: Case, user: User, on: date, by: Viewer, note: str | None = None) -> Responsibility:
    """Make a colleague responsible from `on`; whoever was so before is until the day before.

    An assignment made the same day is taken over. Raises NotVisible, NotAllowed or NotAColleague.
    """
    case = locked(case)
    may_assign(by, case).or_refuse()
    may_be_responsible(user.pk, case.owner_id, on).or_refuse()
    current = Responsibility.objects.select_for_update().filter(case=case, until__isnull=True).first()
    if current and current.on >= on:
        current.user, current.note = user, note
        save(current, by=by)
        made = current
    else:
        if current:
            current.until = on - timedelta(days=1)
            save(current, by=by)
        made = Responsibility(case=case, user=user, on=on, note=note)
        save(made, by=by)
    log.record("case.assigned", target=case, person_key=case.person.key, by=by)
    return made


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
