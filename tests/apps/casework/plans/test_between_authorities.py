"""A party reads of a plan what was handed over to it, signs, and reports on its own lines: nothing more."""

import random
from datetime import date

import pytest
from django.db import transaction
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotAllowed, NotVisible, Refused
from stegvis.apps.casework import actions
from stegvis.apps.casework.actions.plans import NotTheLatest
from stegvis.apps.casework.models import PlanCopy, PlanReport, PlanSignature
from stegvis.apps.casework.plan_policies import NotYours
from stegvis.apps.casework.queries import plans
from stegvis.apps.people import actions as people
from stegvis.apps.people import queries as people_queries
from stegvis.apps.people.models import Disclosure
from stegvis.apps.people.policies import NoGround
from tests.apps.people.sharing import consent, hand_over

from .planning import GOAL, KINDS, agree, agreed, held_at_af, known_at_af, line, region_worker

TODAY = date(2026, 3, 22)


def read_at(viewer, copy):
    return [each.says for each in plans.held_plan(viewer, copy.disclosure.key, TODAY).lines]


def test_lines_whose_kind_no_ground_covers_are_named_before_and_left_out(cast):
    version = agreed(cast)
    known_at_af(cast)
    found = {each.receiver: each for each in plans.receivers_of(version, timezone.now())}
    assert set(found) == {cast.af, cast.region, cast.almby, cast.fk}
    assert {each.kind for each in found[cast.af].left_out} == {"health"}
    assert found[cast.region].refusal
    (copy,) = actions.hand_over_plan(version=version, receivers={cast.af: None}, by=cast.case_worker)
    kinds = {each["kind"] for each in copy.disclosure.copy["entries"]}
    assert kinds == {"identity", "work_education"}
    said = read_at(cast.af_worker, copy)
    assert GOAL in said
    assert not any("Fysioterapi" in each for each in said)


def test_one_receiver_without_a_ground_and_nothing_goes_to_anybody(cast):
    version = agreed(cast)
    known_at_af(cast)
    before = Disclosure.objects.count()
    with pytest.raises(Refused):
        actions.hand_over_plan(version=version, receivers={cast.af: None, cast.fk: None}, by=cast.case_worker)
    assert (PlanCopy.objects.count(), Disclosure.objects.count()) == (0, before)


def test_a_later_version_is_the_one_to_hand_over(cast):
    first = agreed(cast)
    known_at_af(cast)
    agree(cast, actions.new_plan_version(plan=first.plan, why="Nytt", by=cast.case_worker))
    with pytest.raises(NotTheLatest):
        actions.hand_over_plan(version=first, receivers={cast.af: None}, by=cast.case_worker)


def test_a_party_signs_and_the_owner_gets_it_as_a_disclosure_of_that_act(cast):
    copy = held_at_af(cast)
    actions.sign_from_party(copy=copy, answer="signed", kind="work_education", on=TODAY, by=cast.af_worker)
    signature = PlanSignature.objects.get()
    assert (signature.party, signature.origin) == (cast.af, cast.af)
    given = signature.disclosure
    assert (given.sender, given.receiver, given.reception.person) == (cast.af, cast.ekby, cast.amina)
    assert given.copy["texts"]["work_education"].startswith("Planversion 1")
    assert people_queries.disclosure_for(cast.case_worker, given.key, TODAY)
    (by_af,) = (
        each.signature
        for each in plans.plan_of(cast.case_worker, cast.amina_case.key, TODAY).signed
        if each.party == cast.af
    )
    assert by_af == signature


def test_a_party_reports_on_its_own_line_and_on_no_other(cast):
    version = agreed(cast)
    copy = held_at_af(cast, version)
    report = {"copy": copy, "on": TODAY, "by": cast.af_worker}
    actions.report_from_party(action=line(version, cast.af), result="not_done", reason="no_place", **report)
    for other in (cast.ekby, cast.region, None):
        with pytest.raises(NotYours):
            actions.report_from_party(action=line(version, other), result="done", **report)
    found = plans.plan_of(cast.case_worker, cast.amina_case.key, TODAY).lines
    assert {each.action.party: each.result for each in found}[cast.af] == "not_done"
    assert PlanReport.objects.get().disclosure.sender == cast.af


def test_without_a_ground_of_its_own_at_that_instant_a_party_tells_nothing(cast):
    version = agreed(cast)
    ground = consent(cast, kinds=KINDS)
    people.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker)
    (copy,) = actions.hand_over_plan(version=version, receivers={cast.af: None}, by=cast.case_worker)
    before = Disclosure.objects.count()
    with pytest.raises(NoGround):
        actions.sign_from_party(copy=copy, answer="signed", kind="work_education", on=TODAY, by=cast.af_worker)
    with pytest.raises(NoGround):
        actions.report_from_party(copy=copy, action=line(version, cast.af), result="done", on=TODAY, by=cast.af_worker)
    assert (PlanSignature.objects.count(), PlanReport.objects.count(), Disclosure.objects.count()) == (0, 0, before)
    people.withdraw_ground(ground=ground, by=cast.case_worker)
    assert GOAL in read_at(cast.af_worker, copy)  # what was lawfully received stays


def test_what_the_owner_changes_afterwards_the_party_does_not_see(cast):
    first = agreed(cast)
    copy = held_at_af(cast, first)
    second = actions.new_plan_version(plan=first.plan, why="Ny dag", by=cast.case_worker)
    actions.set_plan_goal(version=second, goal="Något annat.", goal_kind="work_education", by=cast.case_worker)
    agree(cast, second)
    said = read_at(cast.af_worker, copy)
    assert GOAL in said
    assert "Något annat." not in said
    assert [each.version for each in plans.held_plans(cast.af_worker, copy.disclosure.reception.person, TODAY)] == [
        first
    ]


@pytest.mark.parametrize("name", ["fk_worker", "other_case_worker", "other_registrar", "process_leader", "referrer"])
def test_a_copy_exists_for_nobody_else(cast, name):
    copy, viewer = held_at_af(cast), cast.staff[name]
    with pytest.raises(NotVisible):
        plans.held_plan(viewer, copy.disclosure.key, TODAY)
    with pytest.raises(NotVisible):
        actions.sign_from_party(copy=copy, answer="signed", kind="work_education", on=TODAY, by=viewer)


def test_the_owner_has_no_copy_of_her_own_plan_to_answer(cast):
    copy = held_at_af(cast)
    with pytest.raises(NotVisible):
        plans.held_plan(cast.case_worker, copy.disclosure.key, TODAY)


def test_reading_a_copy_is_logged_at_the_party(cast):
    copy = held_at_af(cast)
    before = LogEntry.objects.filter(act="disclosure.read", organisation_id=cast.af.pk).count()
    read_at(cast.af_worker, copy)
    assert LogEntry.objects.filter(act="disclosure.read", organisation_id=cast.af.pk).count() == before + 1


NAMES = ("af", "region")
LINE_KINDS = ("work_education", "health", "economy")


class History:
    """A plan that grows and is handed over, and consents that come and go; what each may know is kept in plain sets."""

    def __init__(self, cast, draw, workers, rows) -> None:
        self.cast, self.draw, self.workers, self.rows = cast, draw, workers, rows
        self.consents, self.known, self.own, self.number = [], {name: set() for name in NAMES}, {}, 0
        version = actions.begin_plan(case=cast.amina_case, goal="Mål 0", by=cast.case_worker)
        self._write(version)
        self.version = agree(cast, version)
        self.copies = {name: [] for name in NAMES}

    def live(self, steps: int) -> None:
        for _step in range(steps):
            self.draw.choice(
                [self.agree, self.agree, self.withdraw, self.change, self.hand_over, self.hand_over, self.report]
            )()

    def _write(self, version) -> None:
        for _line in range(self.draw.randint(1, 3)):
            self.number += 1
            party, kind = self.draw.choice([None, "ekby", *NAMES]), self.draw.choice(LINE_KINDS)
            what = f"Rad {self.number} slut"
            organisation = getattr(self.cast, party) if party else None
            row = actions.add_plan_action(
                version=version, what=what, due=TODAY, kind=kind, party=organisation, by=self.cast.case_worker
            )
            self.own[row.line] = party

    def agree(self) -> None:
        sender, receiver = self.draw.choice([("ekby", name) for name in NAMES] * 2 + [(name, "ekby") for name in NAMES])
        kinds = tuple(self.draw.sample(LINE_KINDS, self.draw.randint(1, 3)))
        keeper = sender if sender != "ekby" else "ekby"
        person, by = self.rows[keeper], self.workers[keeper]
        row = consent(self.cast, person=person, by=by, ways=((sender, receiver),), kinds=kinds)
        self.consents.append((row, sender, receiver, set(kinds), by))

    def withdraw(self) -> None:
        if self.consents:
            row, _sender, _receiver, _kinds, by = self.consents.pop(self.draw.randrange(len(self.consents)))
            people.withdraw_ground(ground=row, by=by)

    def change(self) -> None:
        version = actions.new_plan_version(plan=self.version.plan, why="Ändrat", by=self.cast.case_worker)
        self._write(version)
        self.version = agree(self.cast, version)

    def may_go(self, sender, receiver) -> set[str]:
        return set().union(*(each[3] for each in self.consents if each[1:3] == (sender, receiver)))

    def hand_over(self) -> None:
        name = self.draw.choice(NAMES)
        kinds = self.may_go("ekby", name)
        going = {each.what for each in self.version.actions.all() if each.kind in kinds}
        if self.version.goal_kind in kinds:
            going.add("Mål 0")
        try:
            (copy,) = actions.hand_over_plan(
                version=self.version, receivers={getattr(self.cast, name): None}, by=self.cast.case_worker
            )
        except Refused:
            assert not going, (name, going, kinds)
            return
        assert going
        self.known[name] |= going
        self.copies[name].append(copy)

    def report(self) -> None:
        name = self.draw.choice(NAMES)
        for copy in self.copies[name][-1:]:
            for action in copy.version.actions.all():
                may = (
                    self.own[action.line] == name
                    and action.what in self.known[name]
                    and any(f" {action.what}," in each["says"] for each in copy.disclosure.copy["entries"])
                    and action.kind in self.may_go(name, "ekby")
                )
                try:
                    actions.report_from_party(
                        copy=copy, action=action, result="under_way", on=TODAY, by=self.workers[name]
                    )
                except (NoGround, NotYours):
                    assert not may, (name, action.what)
                else:
                    assert may, (name, action.what)

    def everything(self) -> set[str]:
        return {each.what for version in self.version.plan.versions.all() for each in version.actions.all()} | {"Mål 0"}


def seen_by(history, name) -> set[str]:
    """Return each line whose words the party's worker can read anywhere in what she holds of the plan."""
    said = " ".join(
        words
        for copy in plans.held_plans(history.workers[name], history.rows[name], TODAY)
        for words in read_at(history.workers[name], copy)
    )
    return {what for what in history.everything() if what in said}


@pytest.mark.histories
def test_over_random_histories_nobody_reads_a_line_that_is_neither_own_nor_handed_over(cast):
    draw = random.Random(20260322)
    workers = {"ekby": cast.case_worker, "af": cast.af_worker, "region": region_worker(cast)}
    rows = {"ekby": cast.amina}
    for name in NAMES:
        ground = consent(cast, ways=(("ekby", name),), kinds=("identity",), purpose="referral")
        told = hand_over(cast, getattr(cast, name), purpose="referral", to_user=workers[name].user)
        rows[name] = people.file_disclosure(disclosure=told, register=True, by=workers[name]).person
        people.withdraw_ground(ground=ground, by=cast.case_worker)
    handed, kept = 0, 0
    for _history in range(30):
        with transaction.atomic():
            history = History(cast, draw, workers, rows)
            history.live(steps=draw.randint(8, 18))
            for name in NAMES:
                assert seen_by(history, name) == history.known[name], name
                handed, kept = (
                    handed + len(history.known[name]),
                    kept + len(history.everything()) - len(history.known[name]),
                )
                for other in (cast.fk_worker, cast.other_case_worker, cast.process_leader):
                    for copy in history.copies[name]:
                        with pytest.raises((NotVisible, NotAllowed)):
                            plans.held_plan(other, copy.disclosure.key, TODAY)
            transaction.set_rollback(True)
    assert min(handed, kept) > 40
