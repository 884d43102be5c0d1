import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from stegvis.apps.access import actions, database_rules, log, sealing
from stegvis.apps.access.models import LogBlock, LogEntry
from stegvis.apps.access.models.log_entries import InsertOnly
from stegvis.apps.access.viewers import Job, Link, Participant

SYSTEM = Job("tests")


@pytest.fixture
def entry(db):
    return log.record("person.read", by=SYSTEM, person_key="p1", fields=["name", "born"])


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def tamper(db):
    """Do what somebody with the database's own keys could: take the rules away first."""

    def change(statement, *values):
        for each in database_rules.remove_statements(connection.vendor):
            sql(each)
        sql(statement, *values)

    return change


def test_a_row_names_fields_and_persons_and_no_values(entry):
    assert (entry.act, entry.person_key, entry.fields, entry.viewer) == (
        "person.read",
        "p1",
        "name born",
        "job:tests for the system",
    )


def test_a_list_is_one_row_that_names_the_keys(db):
    row = log.record("people.listed", by=SYSTEM, person_keys=["p1", "p2"])
    assert row.person_keys == "p1 p2"


def test_viewers_describe_themselves_by_keys_alone(db):
    participant = Participant("p1", owner_id=3, signed_in_by="freja")
    assert participant.describe() == "participant:p1 freja"
    assert Link("i9", owner_id=3).describe() == "link:i9"
    assert Job("export", participant).describe() == "job:export for participant:p1 freja"


def test_the_model_refuses_change_and_removal(entry):
    entry.act = "something.else"
    for attempt in (
        entry.save,
        entry.delete,
        LogEntry.objects.all().delete,
        lambda: LogEntry.objects.update(act=""),
    ):
        with pytest.raises(InsertOnly):
            attempt()


@pytest.mark.parametrize("statement", ["UPDATE access_logentry SET act = 'x'", "DELETE FROM access_logentry"])
def test_the_database_refuses_change_and_removal(entry, statement):
    with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic():
        sql(statement)
    assert LogEntry.objects.get(pk=entry.pk).act == "person.read"


@pytest.mark.parametrize("table", ["access_logblock", "access_logseal"])
def test_the_database_refuses_to_undo_a_seal(entry, table):
    sealing.seal()
    with pytest.raises(DatabaseError, match="insert-only"), transaction.atomic():
        sql(f"DELETE FROM {table}")


def test_the_rows_of_an_act_that_fails_go_with_it(db):
    def exit_case():
        log.record("case.exited", by=SYSTEM)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        exit_case()
    assert not LogEntry.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_refusal_outlives_the_act_it_undoes(house):
    from stegvis.apps.access.roles import Role
    from stegvis.apps.access.verdicts import NotAllowed

    viewer = house.staff("Rut", Role.CASE_WORKER, house.board)
    with pytest.raises(NotAllowed):
        actions.create_unit(organisation=house.board, name="Ny", by=viewer)
    assert LogEntry.objects.get(refused=True).act == "access.create_unit"


def test_a_sealed_log_is_whole(entry):
    log.record("person.read", by=SYSTEM, person_key="p2")
    assert sealing.seal_all() == 1
    log.record("person.read", by=SYSTEM, person_key="p3")
    found = sealing.verify()
    assert (found.is_whole, found.blocks, found.rows, found.unsealed) == (True, 1, 2, 1)


def test_blocks_follow_each_other(entry):
    first = sealing.seal()
    log.record("person.read", by=SYSTEM)
    second = sealing.seal()
    assert (second.number, second.previous) == (2, first.digest)
    assert sealing.seal() is None
    assert sealing.verify().is_whole


@pytest.mark.parametrize("column", ["act", "viewer", "person_key", "person_keys", "target", "fields", "reason"])
def test_a_changed_row_breaks_its_block(entry, tamper, column):
    sealing.seal()
    tamper(f"UPDATE access_logentry SET {column} = 'changed'")
    assert sealing.verify().broken == ("block 1 was changed, or one of its rows",)


def test_a_row_moved_in_time_breaks_its_block(entry, tamper):
    sealing.seal()
    tamper("UPDATE access_logentry SET at = %s", "2020-01-01 00:00:00+00:00")
    assert not sealing.verify().is_whole


def test_a_removed_row_breaks_its_block(entry, tamper):
    log.record("person.read", by=SYSTEM)
    sealing.seal()
    tamper("DELETE FROM access_logentry WHERE id = %s", entry.pk)
    assert "block 1 lacks 1 rows" in sealing.verify().broken


def test_a_removed_row_is_missed_also_when_its_seal_is_removed(entry, tamper):
    log.record("person.read", by=SYSTEM)
    sealing.seal()
    tamper("DELETE FROM access_logseal WHERE entry_id = %s", entry.pk)
    sql("DELETE FROM access_logentry WHERE id = %s", entry.pk)
    assert not sealing.verify().is_whole


def test_a_removed_block_breaks_the_chain(entry, tamper):
    for key in ("p2", "p3"):
        sealing.seal()
        log.record("person.read", by=SYSTEM, person_key=key)
    sealing.seal()
    middle = LogBlock.objects.get(number=2)
    tamper("DELETE FROM access_logseal WHERE block_id = %s", middle.pk)
    sql("DELETE FROM access_logblock WHERE id = %s", middle.pk)
    assert "block 3 does not follow the one before it" in sealing.verify().broken


def test_blocks_cut_off_at_the_end_are_missed_by_a_digest_that_was_noted(entry, tamper):
    sealing.seal()
    log.record("person.read", by=SYSTEM)
    noted = sealing.seal()
    tamper("DELETE FROM access_logseal WHERE block_id = %s", noted.pk)
    sql("DELETE FROM access_logblock WHERE id = %s", noted.pk)
    assert sealing.verify().is_whole
    assert not sealing.verify(expected=noted.digest).is_whole


def test_the_chain_cannot_be_made_anew_without_the_key(entry, settings):
    from stegvis.apps.access.encryption import Keyring

    ring = settings.STEGVIS_KEYRING
    settings.STEGVIS_KEYRING = Keyring(ring.current, ring.keys, ring.lookup, b"x" * 32)
    sealing.seal()
    settings.STEGVIS_KEYRING = ring
    assert not sealing.verify().is_whole


def test_the_commands_seal_and_verify(entry, tamper, capsys):
    call_command("seal_log")
    call_command("verify_log")
    assert "The chain is whole." in capsys.readouterr().out
    tamper("UPDATE access_logentry SET act = 'x'")
    with pytest.raises(CommandError, match="block 1"):
        call_command("verify_log")
