"""Notes: kept in every version, of one kind of information, and nobody else's to read."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.utils import timezone

from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions, queries
from stegvis.apps.casework.actions.facts import AlreadyCorrected, NeedsReason
from stegvis.apps.people.actions import NotYet
from stegvis.apps.people.contents import contents

DAY = date(2010, 9, 1)


def write(cast, text="Ringde. Vill börja på måndag.", kind="work_education", **said):
    said = {"on": DAY, "by": cast.case_worker, **said}
    return actions.write_note(case=cast.amina_case, kind=kind, text=text, **said)


def correct(cast, note, text, why="Skrev fel"):
    said = {"on": DAY, "kind": note.kind, "by": cast.case_worker}
    return actions.correct_note(note=note, text=text, why=why, **said)


def goes(cast, kind):
    return [each.says for each in contents(cast.amina, [kind], DAY) if each.id.startswith("note:")]


def test_every_version_stays_with_who_and_why(cast):
    note = write(cast, "Första")
    correct(cast, note, "Andra")
    correct(cast, note, "Tredje", why="Saknade en rad")
    note = queries.note_for(cast.case_worker, note.key, DAY)
    assert note.text == "Tredje"
    versions = queries.versions_of(note)
    assert [(each.said.text, each.why) for each in versions] == [("Andra", "Saknade en rad"), ("Första", "Skrev fel")]
    assert {each.by for each in versions} == {cast.case_worker.user.name}


def test_a_correction_without_a_reason_changes_nothing(cast):
    note = write(cast)
    with pytest.raises(NeedsReason):
        correct(cast, note, "Annat", why=" ")
    assert queries.versions_of(note) == []


def test_an_empty_note_and_one_of_tomorrow_are_refused(cast):
    with pytest.raises(actions.EmptyNote):
        write(cast, " \n")
    with pytest.raises(NotYet):
        write(cast, on=timezone.localdate() + timedelta(days=1))


def test_neither_the_table_nor_its_history_holds_the_text_in_the_clear(cast):
    note = correct(cast, write(cast, "Hemlig rad ett"), "Hemlig rad två", why="Hemligt skäl")
    actions.withdraw_note(note=note, why="Hemligt slut", by=cast.case_worker)
    with connection.cursor() as cursor:
        for table in ("casework_note", "casework_historicalnote"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "emlig" not in str([[bytes(v) if isinstance(v, memoryview) else v for v in r] for r in cursor])


def test_a_withdrawn_note_is_read_by_nobody_and_told_under_changes(cast):
    note = write(cast)
    actions.withdraw_note(note=note, why="Fel person", by=cast.case_worker)
    with pytest.raises(NotVisible):
        queries.note_for(cast.case_worker, note.key, DAY)
    with pytest.raises(AlreadyCorrected):
        correct(cast, note, "Igen")
    assert goes(cast, "work_education") == []
    _person, (change,) = queries.changes_of(cast.case_worker, cast.amina.key, DAY)
    assert (change.what, change.why) == ("note", "Fel person")


def test_a_note_goes_only_as_the_kind_it_is(cast):
    write(cast, "Sover dåligt", kind="health")
    assert goes(cast, "health") == ["Sover dåligt"]
    assert goes(cast, "work_education") == []


@pytest.mark.parametrize("name", ["colleague", "other_case_worker", "af_worker", "officer"])
def test_for_others_there_is_no_such_note(cast, name):
    note, viewer = write(cast), getattr(cast, name)
    with pytest.raises(NotVisible):
        queries.note_for(viewer, note.key, DAY)
    with pytest.raises(NotVisible):
        actions.correct_note(note=note, on=DAY, kind="health", text="x", why="y", by=viewer)
