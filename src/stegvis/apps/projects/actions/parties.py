from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.viewers import Viewer

from ..models import Agreement, Party, Project, Staffing
from ..policies import may_add_party, may_manage_project
from ..saving import change, save

AGREEMENT_TEXTS = frozenset({"title", "text", "document_reference"})


@act
def add_party(*, project: Project, organisation: Organisation, on: date, by: Viewer) -> Party:
    may_add_party(by, project, organisation).or_refuse()
    party = Party(project=project, organisation=organisation, on=on)
    save(party, by=by)
    log.record("project.party_added", target=project, by=by)
    return party


@act
def add_staffing(*, party: Party, function: str, share: Decimal, on: date, by: Viewer) -> Staffing:
    """Record that `party` puts in `share` full-time equivalents of `function` from `on`.

    Staff of the same function that were open before end the day before, so that the shares over time don't overlap.
    """
    may_manage_project(by, party.project).or_refuse()
    for earlier in Staffing.objects.select_for_update().filter(party=party, function=function, until__isnull=True):
        earlier.until = date.fromordinal(on.toordinal() - 1)
        save(earlier, by=by)
    staffing = Staffing(party=party, function=function, share=share, on=on)
    save(staffing, by=by)
    log.record("project.staffing_added", target=party.project, by=by)
    return staffing


@act
def record_agreement(
    *,
    project: Project,
    title: str,
    organisations: Iterable[Organisation],
    on: date,
    by: Viewer,
    until: date | None = None,
    text: str = "",
    document_reference: str = "",
) -> Agreement:
    may_manage_project(by, project).or_refuse()
    agreement = Agreement(
        project=project, title=title, text=text, document_reference=document_reference, on=on, until=until
    )
    save(agreement, by=by)
    agreement.organisations.set(organisations)
    log.record("project.agreement_recorded", target=project, by=by)
    return agreement


@act
def update_agreement(*, agreement: Agreement, by: Viewer, why: str | None = None, **changes: str) -> Agreement:
    """Change title, text or where the paper is; what stood there before stays in the history."""
    agreement = Agreement.objects.select_for_update().get(pk=agreement.pk)
    may_manage_project(by, agreement.project).or_refuse()
    change(agreement, changes, among=AGREEMENT_TEXTS)
    save(agreement, by=by, why=why)
    log.record("project.agreement_changed", target=agreement, by=by, fields=changes)
    return agreement
