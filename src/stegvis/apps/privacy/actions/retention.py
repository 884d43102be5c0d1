"""The decision on how long files are kept, and exceptions from it."""

from datetime import date

from django.utils import timezone

from stegvis.apps.access import actions as access
from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person

from ..models import RetentionHold, RetentionRule
from ..policies import NeedsAReason
from ..retention_policies import may_end_hold, may_hold, may_record_rule


@act
def record_retention_rule(
    *, months: int, since: date, decided_on: date, decided_by: str, reference: str, by: Viewer
) -> RetentionRule:
    """Record a decision on how long the organisation keeps its files; cases can be registered from then on.

    Raises NotVisible, DecidedLater, RuleOnThatDay, NeedsAReason.
    """
    organisation = Organisation.objects.select_for_update().filter(pk=by.organisation_id).first()
    taken = RetentionRule.objects.filter(organisation=organisation, since=since).exists()
    may_record_rule(by, since=since, decided_on=decided_on, today=timezone.localdate(), taken=taken).or_refuse()
    if organisation is None or not (decided_by.strip() and reference.strip()):
        raise NeedsAReason
    rule = RetentionRule.objects.create(
        organisation=organisation,
        months=months,
        since=since,
        decided_on=decided_on,
        decided_by=decided_by.strip(),
        reference=reference.strip(),
        recorded_by_id=by.user_id,
    )
    access.change_organisation(organisation=organisation, retention_months=months, by=by)
    log.record("retention.rule_recorded", target=rule, by=by)
    return rule


@act
def hold_file(*, person: Person, reason: str, why: str, until: date, by: Viewer) -> RetentionHold:
    """Keep a person's file longer than the rule, until a day. One that has run out makes room for another.

    Raises NotVisible, NotInThePast, StillOnAList, HeldAlready, NeedsAReason.
    """
    today = timezone.localdate()
    person = _locked(person.pk)
    may_hold(by, person, until, today).or_refuse()
    if not why.strip():
        raise NeedsAReason
    RetentionHold.objects.filter(person=person, ended_on__isnull=True).update(ended_on=today, ended_by=by.user_id)
    hold = RetentionHold.objects.create(
        person=person, reason=reason, why=why.strip(), until=until, recorded_by_id=by.user_id
    )
    log.record("retention.file_held", target=hold, person_key=person.key, by=by, fields=[reason])
    return hold


@act
def end_hold(*, hold: RetentionHold, by: Viewer) -> RetentionHold:
    """End an exception: the rule holds for the file again. Raises NotVisible, HoldEnded."""
    today = timezone.localdate()
    hold = RetentionHold.objects.select_for_update(of=("self",)).select_related("person").get(pk=hold.pk)
    may_end_hold(by, hold, today).or_refuse()
    hold.ended_on, hold.ended_by_id = today, by.user_id
    hold.save(update_fields=["ended_on", "ended_by"])
    log.record("retention.hold_ended", target=hold, person_key=hold.person.key, by=by)
    return hold


def _locked(pk: int) -> Person:
    person = Person.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if person is None:
        raise NotVisible
    return person
