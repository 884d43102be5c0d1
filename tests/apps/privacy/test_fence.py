"""PostgreSQL's row-level security: what a mistake in a query would still not show (docs/adr/0011)."""

import random

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from stegvis.apps.access.fenced_postgresql.base import REPORTING
from stegvis.apps.access.looking import counting, looking, looking_also_for
from stegvis.apps.access.viewers import Account
from stegvis.apps.casework.models import Case
from stegvis.apps.casework.policies import CaseSight
from stegvis.apps.people import actions
from stegvis.apps.people.models import Disclosure, Person
from stegvis.apps.people.policies import DisclosureSight, NoGround, Sight, today
from stegvis.apps.privacy import actions as actions_of_privacy
from stegvis.apps.privacy.database_roles import APPLICATION, install
from stegvis.apps.privacy.fence import ALSO, POLICY, condition_of
from stegvis.apps.privacy.kinds import KINDS
from tests.apps.people.sharing import consent, entries, hand_over
from tests.apps.privacy.twins import lives, merged, rows_of_each, second_row

TABLES = [kind.model._meta.db_table for kind in KINDS]
HISTORIES, STEPS = 3, 8
SECRET = "only for a minute"


@pytest.fixture
def fenced(db, settings):
    """Look as the application's role does; outside of every block the test looks as the owner."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no row-level security")
    settings.FENCED_ROLE = APPLICATION


def rows(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def seen_in(table):
    """Return the numbers of the rows that exist for whoever looks, asked for without any condition."""
    key = "history_id" if "historical" in table else "id"
    return {number for (number,) in rows(f"SELECT {key} FROM {table}")}


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.label)
def test_every_table_about_a_person_says_whose_its_rows_are(kind):
    assert condition_of(kind)


def test_every_table_about_a_person_has_its_policy(fenced):
    guarded = "SELECT relname FROM pg_class WHERE relrowsecurity AND relkind = 'r'"
    policies = "SELECT tablename FROM pg_policies WHERE policyname = %s"
    assert {name for (name,) in rows(guarded)} == {name for (name,) in rows(policies, POLICY)} == set(TABLES)


def test_the_fence_is_put_up_once_and_again_when_a_policy_is_to_change(fenced, monkeypatch):
    assert not install(connection)
    monkeypatch.setattr("stegvis.apps.privacy.fence.ALSO", {**ALSO, "casework.Note": "false"})
    assert install(connection)
    told = rows("SELECT qual FROM pg_policies WHERE tablename = 'casework_note' AND policyname = %s", POLICY)
    assert "false" in told[0][0]


def test_one_connection_serves_two_users_and_leaks_nothing(fenced, cast):
    mine, theirs = {cast.amina.pk}, {cast.bjorn.pk}
    for _turn in range(2):
        with looking(cast.case_worker):
            assert seen_in("people_person") == mine
            assert seen_in("casework_case") == {cast.amina_case.pk}
        with looking(cast.other_case_worker):
            assert seen_in("people_person") == theirs
        with looking(cast.fk_worker):
            assert {table: found for table in TABLES if (found := seen_in(table))} == {}


def test_what_is_undone_does_not_bring_the_last_user_back(fenced, cast):
    with looking(cast.case_worker):
        seen_in("people_person")
    with transaction.atomic(), looking(cast.other_case_worker):
        seen_in("people_person")
        transaction.set_rollback(True)
    with looking(cast.other_case_worker):
        assert seen_in("people_person") == {cast.bjorn.pk}
        with pytest.raises(ProgrammingError, match="nothing_of_the_kind"), transaction.atomic():
            rows("SELECT nothing_of_the_kind FROM people_person")
        assert seen_in("people_person") == {cast.bjorn.pk}


def test_nobody_writes_a_row_of_another_organisation(fenced, cast):
    with looking(cast.other_case_worker):
        assert Person.objects.filter(pk=cast.amina.pk).update(sex="man") == 0
        assert Case.objects.filter(pk=cast.amina_case.pk).delete()[0] == 0
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Person.objects.create(owner=cast.ekby)
    assert Person.objects.get(pk=cast.amina.pk).sex == "woman"


def test_who_has_no_organisation_sees_what_was_seen_before_her(fenced, cast):
    with looking(cast.case_worker), looking(Account(cast.case_worker.user)), looking(None):
        assert seen_in("people_person") == {cast.amina.pk}


def test_one_looks_for_another_organisation_for_as_long_as_the_block_lasts(fenced, cast):
    with looking(cast.case_worker):
        with looking_also_for(cast.almby.pk):
            assert seen_in("people_person") == {cast.amina.pk, cast.bjorn.pk}
        assert seen_in("people_person") == {cast.amina.pk}


def test_figures_are_read_over_all_organisations_and_change_nothing(fenced, cast):
    with looking(cast.process_leader), counting():
        assert seen_in("people_person") == {cast.amina.pk, cast.bjorn.pk}
        with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
            Person.objects.filter(pk=cast.amina.pk).update(sex="man")
    with looking(cast.process_leader):
        assert seen_in("people_person") == set()


def test_what_was_handed_over_is_there_and_the_rest_of_the_file_is_not(fenced, cast):
    consent(cast, kinds=("identity", "economy"))
    given = hand_over(cast)
    with looking(cast.af_worker):
        assert seen_in("people_disclosure") == {given.pk}
        assert seen_in("people_person") == {cast.amina.pk}  # the row that was told of, its content encrypted
        assert seen_in("casework_case") == seen_in("casework_livelihood") == seen_in("people_historicalperson") == set()
    with looking(cast.fk_worker):
        assert seen_in("people_disclosure") == seen_in("people_ground") == set()


def test_two_rows_become_one_and_two_again_behind_the_fence(fenced, cast):
    consent(cast)
    given = hand_over(cast)
    other = second_row(cast)
    lives(cast, other)
    before = rows_of_each(cast.amina, other)
    first, second = second_row(cast, given_name="Noor"), other
    merge = merged(cast, second)
    again = actions_of_privacy.merge_persons(one=merge.kept, other=first, why="Samma", by=cast.registrar)
    for each in (again, merge):
        actions_of_privacy.undo_merge(merge=each, why="Två", by=cast.registrar)
    assert Disclosure.objects.get(pk=given.pk).person == cast.amina
    after = rows_of_each(cast.amina, other)
    assert all(after[label] == rows for label, rows in before.items() if label.startswith("casework."))


def test_pages_are_what_they_were_without_the_fence(fenced, cast, signed_in):
    for viewer, mine, other in (
        (cast.case_worker, cast.amina, cast.bjorn),
        (cast.other_registrar, cast.bjorn, cast.amina),
    ):
        client = signed_in(viewer)
        listed = client.get("/participants/").content.decode()
        assert mine.key in listed
        assert other.key not in listed
        assert client.get(f"/participants/{mine.key}/").status_code == 200
        assert client.get(f"/participants/{other.key}/").status_code == 404


class History:
    """A random story of consents, withdrawals, copies and filings between Ekby, AF and the region."""

    WAYS = (("ekby", "af"), ("af", "ekby"), ("af", "region"))

    def __init__(self, cast, seed):
        self.cast, self.draw, self.given = cast, random.Random(seed), []
        self.workers = {"ekby": cast.case_worker, "af": cast.af_worker}
        self.people = {"ekby": cast.amina}

    def play(self):
        for _step in range(STEPS):
            self.draw.choice((self._agree, self._withdraw, self._give, self._give, self._file))()

    def _agree(self):
        sender = self.draw.choice(sorted(self.people))
        ways = tuple(way for way in self.WAYS if way[0] == sender)
        kinds = tuple(self.draw.sample(("identity", "economy", "work_education"), 2))
        person, worker = self.people[sender], self.workers[sender]
        self.given.append((consent(self.cast, person=person, by=worker, ways=ways, kinds=kinds), worker))

    def _withdraw(self):
        if self.given:
            ground, worker = self.given.pop()
            actions.withdraw_ground(ground=ground, by=worker)

    def _give(self):
        sender = self.draw.choice(sorted(self.people))
        _sender, receiver = self.draw.choice([way for way in self.WAYS if way[0] == sender])
        person = self.people[sender]
        to_user = self.workers[receiver].user if receiver in self.workers else None
        chosen = entries(person, self.draw.choice(("identity", "economy")))
        told = {"person": person, "receiver": getattr(self.cast, receiver), "chosen": chosen, "to_user": to_user}
        try:
            hand_over(self.cast, by=self.workers[sender], **told)
        except (NoGround, actions.WhoIsIt, actions.NothingToHandOver):
            return

    def _file(self):
        waiting = Disclosure.objects.filter(receiver=self.cast.af, reception__isnull=True, kinds__kind="identity")
        for each in waiting[:1]:
            there = self.people.get("af")
            how = {"person": there} if there else {"register": True}
            self.people["af"] = actions.file_disclosure(disclosure=each, by=self.cast.af_worker, **how).person


def strangers_rows(cast, organisation):
    """Return, by table, the rows about persons of others of whom nothing was told this organisation."""
    told = Disclosure.objects.filter(receiver=organisation) | Disclosure.objects.filter(sender=organisation)
    known = set(told.values_list("person", flat=True)) | set(told.values_list("reception__person", flat=True))
    others = Person.objects.exclude(owner=organisation).exclude(pk__in=known - {None})
    for kind in KINDS:
        if kind.label not in ("people.Disclosure", "people.DisclosedKind", "people.Reception"):
            key = "history_id" if "Historical" in kind.label else "pk"
            found = {number for each in others for number in kind.rows(each).values_list(key, flat=True)}
            yield kind.model._meta.db_table, found


@pytest.mark.histories
@pytest.mark.parametrize("seed", range(HISTORIES))
def test_the_fence_is_as_wide_as_the_predicate_and_holds_no_stranger(fenced, cast, seed):
    History(cast, seed).play()
    day, handed_over = today(), Disclosure.objects.count()
    for viewer in (cast.case_worker, cast.af_worker, cast.fk_worker, cast.process_leader):
        sights = (Sight(viewer, day), CaseSight(viewer, day), DisclosureSight(viewer, day))
        bare = [set(sight.rows.values_list("pk", flat=True)) for sight in sights]
        strange = dict(strangers_rows(cast, viewer.organisation))
        with looking(viewer):
            assert [set(sight.rows.values_list("pk", flat=True)) for sight in sights] == bare
            assert {table for table, others in strange.items() if seen_in(table) & others} == set()
            assert viewer.organisation in (cast.ekby, cast.af, cast.region) or not seen_in("people_disclosure")
    assert handed_over == Disclosure.objects.count()


def alter_role(how):
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER ROLE {APPLICATION} {how}")


@pytest.fixture
def as_the_application(transactional_db, cast):
    """Return a connection of its own, signed in as the application's role: what no code of ours has touched."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no row-level security")
    there = connection.get_connection_params()
    alter_role(f"LOGIN PASSWORD '{SECRET}'")
    with psycopg.connect(
        host=there["host"],
        port=there["port"],
        dbname=there["dbname"],
        user=APPLICATION,
        password=SECRET,
        autocommit=True,
    ) as own:
        yield own
    alter_role("NOLOGIN PASSWORD NULL")


def test_the_applications_role_sees_nothing_before_it_says_for_whom(as_the_application, cast):
    def seen(table, key="id"):
        return {number for (number,) in as_the_application.execute(f"SELECT {key} FROM {table}")}

    def look_for(*organisations):
        told = ",".join(str(each.pk) for each in organisations)
        as_the_application.execute("SELECT set_config('stegvis.organisations', %s, false)", (told,))

    assert {table: found for table in TABLES if (found := seen(table, "1"))} == {}
    look_for(cast.ekby)
    assert (seen("people_person"), seen("casework_case")) == ({cast.amina.pk}, {cast.amina_case.pk})
    look_for(cast.almby)
    assert (seen("people_person"), seen("casework_case")) == ({cast.bjorn.pk}, {cast.bjorn_case.pk})
    look_for()
    assert seen("people_person") == set()
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_the_application.execute("ALTER TABLE people_person DISABLE ROW LEVEL SECURITY")
    as_the_application.execute(f"SET ROLE {REPORTING}")
    assert seen("people_person") == {cast.amina.pk, cast.bjorn.pk}
