"""The richest person there is: after removal nothing about her is left in any table, and nobody else has lost a row."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from stegvis.apps.access import sealing
from stegvis.apps.access.models import ErasurePass, LogEntry
from stegvis.apps.access.roles import Role
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import Case, HouseholdMembership, Payment, PlanCopy, SentReferral
from stegvis.apps.casework.states import OPEN
from stegvis.apps.intake.models import Batch, BatchRows
from stegvis.apps.people.models import DisclosedKind, Disclosure, DisclosureRequest, Ground, GroundHolding, Person
from stegvis.apps.people.queries import disclosure_for
from stegvis.apps.privacy import actions
from stegvis.apps.privacy.finding import found, parents_of
from stegvis.apps.privacy.kinds import KINDS
from stegvis.apps.privacy.models import Removal, RemovalLine, SubjectRequest
from tests.apps.privacy.removing import MONTHS, carried_out, later, work
from tests.matrix import scenario
from tests.matrix.conftest import undone
from tests.matrix.oracle import EXITED
from tests.matrix.scenario import Scene

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SHARED = frozenset(
    {
        "people.Disclosure",
        "people.DisclosedKind",
        "people.DisclosureRequest",
        "people.Reception",
        "people.Ground",
        "people.GroundLine",
        "people.Consent",
        "casework.SentReferral",
        "casework.ReferralEvent",
        "casework.Payment",
    }
)
"""Rows that are somebody else's too: the only ones that may stay, and then without her."""
RARE = frozenset(
    {
        "casework.ActivityDay",
        "casework.HistoricalActivityDay",
        "casework.Application",
        "casework.ApplicationContact",
        "casework.CallAnswer",
        "casework.CaseParty",
        "casework.JointConclusion",
        "casework.ProposedMeasure",
        "casework.MappingCorrection",
        "casework.Minutes_present_organisations",
        "casework.PlanVersion_present_organisations",
        "casework.PlanReview",
        "casework.PlanReview_actions",
        "casework.StepLevel",
        "casework.LanguageLevel",
        "casework.TaskReport",
        "casework.WorkAbility",
        "people.DisclosureRequest",
        "people.GroundHolding",
        "people.MergedRow",
        "people.PersonMerge",
        "privacy.RemovalLine",
    }
)
"""Kinds of which she has no row when the list is drawn up."""
MOVING = frozenset(
    {"people.Ground", "people.GroundLine", "people.Consent", "people.GroundHolding", "people.TwoPersons"}
)
"""A ground whose keeper removes her goes to who holds it (docs/adr/0010); what was decided of her and another goes."""

Keys = Mapping[str, frozenset[int]]


@pytest.fixture
def _django_db_helper() -> None:
    """Leave each test inside the scene's own transaction, instead of pytest-django's one for each test."""


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield scenario.build(EXITED)
        transaction.set_rollback(True)


@pytest.fixture
def scene(built):
    with undone():
        yield built


def her(scene: Scene) -> Person:
    return Person.objects.get(key=scene.keys["person"])


def live_on(scene: Scene, person: Person) -> None:
    """Add what the scene lacks: a party that signs and reports, and a household with somebody else in it."""
    copy = PlanCopy.objects.get(disclosure__key=scene.keys["plan_copy"])
    af_worker = scene.staff["af_worker"]
    said = {"copy": copy, "on": TODAY, "by": af_worker}
    casework.sign_from_party(answer="signed", kind="work_education", **said)
    action = copy.version.actions.get(pk=scene.keys["plan_action"])
    casework.report_from_party(action=action, result="done", **said)
    other = Person.objects.filter(owner=person.owner_id).exclude(pk=person.pk).first()
    # Households and payments come in files alone.
    for key, members in (("alone", [person]), ("together", [person, other])):
        HouseholdMembership.objects.bulk_create(HouseholdMembership(person=each, household_key=key) for each in members)
        Payment.objects.create(
            owner=person.owner, household_key=key, month=TODAY.replace(day=1), kind="assistance", amount=Decimal(100)
        )


def settle(scene: Scene, person: Person) -> None:
    """Let nothing wait for an answer any more: cases, questions, referrals and requests have come to an end."""
    Case.objects.filter(person=person, state__in=OPEN).update(state="withdrawn", started_on=None)
    SentReferral.objects.filter(person=person, stage__in=("sent", "question")).update(
        stage="withdrawn", settled_at=timezone.now()
    )
    DisclosureRequest.objects.filter(answer="").update(answer="refused", answered_at=timezone.now())
    SubjectRequest.objects.filter(person=person, closed_on__isnull=True).update(closed_on=TODAY, outcome="taken_back")
    for key in ("twin", "kept"):
        other = Person.objects.get(key=scene.keys[key])
        far = TODAY + timedelta(days=366 * 12)
        by = scene.staff["registrar"]
        actions.hold_file(person=other, reason="research", why="Följs upp", until=far, by=by)
    for removal in Removal.objects.filter(state="prepared"):
        actions.discard_removal(removal=removal, why="Ingen ska gallras än", by=scene.staff["registrar"])


def keys_of(person: Person) -> Keys:
    return {kind.label: frozenset(kind.rows(person).order_by().values_list("pk", flat=True)) for kind in KINDS}


def left(keys: Keys) -> Keys:
    """Return which of these rows are still in the database."""
    found = {
        label: frozenset(apps.get_model(label)._base_manager.filter(pk__in=rows).values_list("pk", flat=True))
        for label, rows in keys.items()
    }
    return {label: rows for label, rows in found.items() if rows}


def drawn_up(scene: Scene):
    """Draw up the list ten years later, by the scene's rule of five."""
    return actions.prepare_removal(by=scene.staff["trusted_registrar"])


def test_step_by_step_the_same_rows_are_found(scene):
    person = her(scene)
    live_on(scene, person)
    others = Person.objects.filter(owner=person.owner_id).exclude(pk=person.pk)
    for people in ([person], [person, *others]):
        joined = {kind.label: set(kind.rows(*people).order_by().values_list("pk", flat=True)) for kind in KINDS}
        assert found(*people) == joined
    assert sum(parents_of(kind) is not None for kind in KINDS) > len(KINDS) / 2


def test_nothing_is_left_of_her_and_nobody_else_has_lost_a_row(scene, monkeypatch):
    person = her(scene)
    live_on(scene, person)
    settle(scene, person)
    others = {each.pk: keys_of(each) for each in Person.objects.exclude(pk=person.pk)}
    hers = keys_of(person)
    assert {label for label, rows in hers.items() if not rows} == RARE
    batches = set(Batch.objects.filter(organisation=person.owner_id).values_list("pk", flat=True))
    assert BatchRows.objects.filter(batch__in=batches).exists()
    later(monkeypatch, years=10)
    removal = drawn_up(scene)
    assert [line.person for line in removal.lines.all()] == [person]
    sealing.seal_all()
    carried_out(scene, removal)

    assert not any(keys_of(person).values())
    stays = left(hers)
    assert stays.keys() <= SHARED
    assert not Disclosure.objects.filter(pk__in=stays["people.Disclosure"], person=person).exists()
    for pk, before in others.items():
        after = keys_of(Person.objects.get(pk=pk))
        assert {**after, **{each: before[each] for each in MOVING}} == before
    assert not ErasurePass.objects.exists()
    connection.check_constraints()


def test_the_receipt_says_how_many_rows_went_and_names_nobody(scene, monkeypatch):
    person = her(scene)
    settle(scene, person)
    hers = keys_of(person)
    later(monkeypatch, years=10)
    removal = drawn_up(scene)
    expected = {each.kind: each.expected for each in removal.counts.all()}
    removal = carried_out(scene, removal)
    removed = {each.kind: each.removed for each in removal.counts.all()}
    went = {label: len(rows) - len(left({label: rows}).get(label, ())) for label, rows in hers.items()}
    hers_alone = went.keys() - MOVING
    assert {each: went[each] for each in hers_alone} == {each: removed.get(each, 0) for each in hers_alone}
    assert {label: number for label, number in expected.items() if number} == {
        label: number for label, number in removed.items() if label != "intake.BatchRows"
    }
    (line,) = RemovalLine.objects.filter(removal=removal)
    assert (line.state, line.person, line.last_on) == ("removed", None, None)
    assert removal.state == "done"
    assert removal.approved_by == scene.staff["data_protection_officer"].user


def test_the_log_keeps_its_entries_and_verifies_but_its_key_leads_to_nobody(scene, monkeypatch):
    person = her(scene)
    settle(scene, person)
    later(monkeypatch, years=10)
    removal = drawn_up(scene)
    sealing.seal_all()
    about = set(LogEntry.objects.filter(person_key=person.key).values_list("pk", flat=True))
    carried_out(scene, removal)
    assert set(LogEntry.objects.filter(person_key=person.key).values_list("pk", flat=True)) == about
    assert not Person.objects.filter(key=person.key).exists()
    assert not Person.history.filter(key=person.key).exists()
    sealing.seal_all()
    assert sealing.verify().is_whole
    removed = LogEntry.objects.get(act="retention.person_removed")
    assert (removed.person_key, removed.person_keys) == ("", "")


def test_what_another_authority_received_stays_and_is_read_there(scene, monkeypatch):
    person = her(scene)
    settle(scene, person)
    copies = {each.key: each.copy for each in Disclosure.objects.filter(sender=person.owner_id, person=person)}
    asked = Ground.objects.filter(person=person, holdings__isnull=False).values_list("pk", flat=True)
    held = {pk: GroundHolding.objects.filter(ground=pk).first().person for pk in asked}
    later(monkeypatch, years=10)
    carried_out(scene, drawn_up(scene))
    filed = Disclosure.objects.filter(reception__person__key=scene.keys["af_person"])
    assert filed.exists()
    for each in filed:
        read = disclosure_for(scene.staff["af_worker"], each.key, timezone.localdate())
        assert read.copy == copies[each.key]
    assert held
    for pk, holder in held.items():
        ground = Ground.objects.get(pk=pk)
        assert (ground.person, ground.note) == (holder, None)
        assert ground.lines.exists()


def test_when_the_receiver_removes_her_too_the_copies_are_gone(scene, monkeypatch):
    person, theirs = her(scene), Person.objects.get(key=scene.keys["af_person"])
    settle(scene, person)
    later(monkeypatch, years=10)
    carried_out(scene, drawn_up(scene))
    shared = set(Disclosure.objects.filter(reception__person=theirs).values_list("pk", flat=True))
    assert shared
    _remove_at_af(scene)
    assert not Disclosure.objects.filter(pk__in=shared).exists()
    assert not any(keys_of(theirs).values())
    assert not Ground.objects.filter(person__isnull=True).exclude(pk__in=_rested_on()).exists()
    connection.check_constraints()


def _remove_at_af(scene: Scene) -> None:
    staff = scene.staff
    officer = scenario._employ(scene, "af_officer", staff["af_worker"].organisation, Role.DATA_PROTECTION_OFFICER)
    administrator = scenario._employ(scene, "af_administrator", officer.organisation, Role.ADMINISTRATOR)
    actions.record_retention_rule(
        months=MONTHS, since=TODAY, decided_on=TODAY, decided_by="AF", reference="AF 1", by=administrator
    )
    removal = actions.prepare_removal(by=staff["af_registrar"])
    actions.approve_removal(removal=removal, by=officer)
    work()


def _rested_on() -> set[int]:
    kinds = DisclosedKind.objects.filter(ground__isnull=False).values_list("ground", flat=True)
    return {*kinds, *SentReferral.objects.values_list("ground", flat=True)}
