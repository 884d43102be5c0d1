"""The report as it stands, people's texts in it, and the versions that are frozen."""

from datetime import date

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotAllowed, NotVisible
from stegvis.apps.people.actions import save_draft
from stegvis.apps.people.queries import draft_for
from stegvis.apps.reporting import queries
from stegvis.apps.reporting.actions import (
    WrittenMeanwhile,
    freeze_report,
    renew_figures,
    show_figures,
    write_text,
)
from stegvis.apps.reporting.changes import Change, changes
from stegvis.apps.reporting.models import ReportRun
from stegvis.apps.reporting.policies import scope_of
from stegvis.core.language import Words
from stegvis.core.shapes import Block, BlockKind, Column, Sentence, Share, Table
from stegvis.core.writers import html
from tests.cast import WOMEN, register

from .conftest import DAY

TEXT = "Vi nådde **de flesta**."


def write(cast, text=TEXT, after=None, by=None, block="summary"):
    return write_text(project=cast.project, block=block, text=text, after=after, by=by or cast.evaluator, on=DAY)


def report(cast, by=None, **more):
    viewer = by or cast.evaluator
    figures = show_figures(project=cast.project, by=viewer, on=DAY)
    return queries.report_of(viewer, figures, at=DAY, **more)


def freeze(cast):
    figures = show_figures(project=cast.project, by=cast.evaluator, on=DAY)
    return freeze_report(project=cast.project, figures=figures, by=cast.evaluator, on=DAY)


def blocks(found, kind):
    return {block.id: block.content for block in found.blocks if block.kind is kind}


def test_a_text_stands_in_its_place_with_who_and_when(cast):
    saved = write(cast)
    found = report(cast)
    assert blocks(found, BlockKind.TEXT) == {"summary": TEXT}
    assert (found.texts["summary"].by, found.texts["summary"].version) == ("Evaluator", saved.pk)
    assert "background" in blocks(found, BlockKind.PROMPT)


def test_what_others_read_has_no_prompts(cast):
    assert blocks(report(cast, to_read=True), BlockKind.PROMPT) == {}
    assert blocks(report(cast, by=cast.officer), BlockKind.PROMPT) == {}


def test_earlier_versions_stay(cast):
    first = write(cast)
    write(cast, "Ny text.", after=first.pk, by=cast.process_leader)
    scope = scope_of(cast.evaluator, cast.project, DAY)
    assert [row.text for row in queries.versions_of(cast.project, scope)] == ["Ny text.", TEXT]
    assert report(cast).texts["summary"].by == "Process leader"


def test_an_emptied_text_is_a_prompt_again(cast):
    first = write(cast)
    write(cast, "", after=first.pk)
    assert "summary" in blocks(report(cast), BlockKind.PROMPT)


def test_nobody_overwrites_what_another_saved_meanwhile(cast):
    first = write(cast)
    write(cast, "Hennes text.", after=first.pk, by=cast.process_leader)
    with pytest.raises(WrittenMeanwhile) as refusal:
        write(cast, "Min text.", after=first.pk)
    assert refusal.value.theirs.text == "Hennes text."
    assert report(cast).texts["summary"].text == "Hennes text."


def test_saving_clears_the_draft_and_the_same_text_again_is_no_new_version(cast):
    save_draft(form_key=queries.draft_key(cast.project, "summary"), content={"text": "halvt"}, by=cast.evaluator)
    first = write(cast)
    assert draft_for(cast.evaluator, queries.draft_key(cast.project, "summary")) is None
    assert write(cast, after=None) == first


def test_a_question_that_the_report_does_not_ask_does_not_exist(cast):
    with pytest.raises(NotVisible):
        write(cast, block="nothing")


@pytest.mark.parametrize("name", ["officer", "registrar", "case_worker", "unit_manager"])
def test_who_does_not_write_reports_reads_them_only(cast, name):
    for act in (write, lambda cast, by: freeze_report(project=cast.project, figures=None, by=by, on=DAY)):
        with pytest.raises(NotAllowed):
            act(cast, by=cast.staff[name])


@pytest.mark.parametrize("name", ["board_member", "administrator", "referrer", "provider"])
def test_for_others_the_report_does_not_exist(cast, name):
    with pytest.raises(NotVisible):
        write(cast, by=cast.staff[name])
    with pytest.raises(NotVisible):
        report(cast, by=cast.staff[name])


def test_the_texts_are_encrypted_where_they_lie(cast):
    from django.db import connection

    write(cast)
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM reporting_reporttext")
        assert TEXT.encode() not in bytes(cursor.fetchone()[0])


def test_a_frozen_version_stays_as_it_was_whatever_changes(cast, crowd):
    first = write(cast)
    run = freeze(cast)
    before = html.page(queries.frozen_document(run, Words("sv"), for_word=False), Words("sv"))
    write(cast, "En annan text.", after=first.pk)
    register(cast.registrar, cast.project, WOMEN[30], "Ny", "Person", started_on=date(2010, 11, 2))
    cast.project.name = "Något annat"
    cast.project.save()
    renew_figures(project=cast.project, by=cast.evaluator, on=DAY)
    kept = queries.run_for(cast.board_member, cast.project, run.key, DAY)
    after = html.page(queries.frozen_document(kept, Words("sv"), for_word=False), Words("sv"))
    assert after == before
    assert "de flesta" in after
    assert "Något annat" not in after


def test_a_frozen_version_tells_who_froze_it_which_figures_and_who_wrote(cast):
    write(cast)
    run = freeze(cast)
    assert (run.number, run.frozen_by, run.cut_off, run.publication.number) == (
        1,
        cast.evaluator.user,
        date(2010, 11, 30),
        1,
    )
    assert run.content["texts"][0]["by"] == "Evaluator"
    assert run.fingerprints["age_by_sex"]
    assert freeze(cast).number == 2
    assert LogEntry.objects.filter(act="report.frozen").count() == 2


def test_the_public_reads_frozen_versions_and_an_authority_does_not_see_them(cast):
    run = freeze(cast)
    for name in ("board_member", "officer", "process_leader", "evaluator"):
        assert [each.key for each in queries.runs_of(cast.staff[name], cast.project, DAY)] == [run.key]
    assert not queries.runs_of(cast.registrar, cast.project, DAY).exists()
    for name in ("registrar", "administrator", "referrer"):
        with pytest.raises(NotVisible):
            queries.run_for(cast.staff[name], cast.project, run.key, DAY)


def test_the_report_marks_what_is_new_since_the_frozen_version(cast, crowd):
    freeze(cast)
    assert report(cast).changed == {}
    for number in WOMEN[30:40]:
        register(cast.registrar, cast.project, number, "Ny", "Person", started_on=date(2010, 11, 2))
    renew_figures(project=cast.project, by=cast.evaluator, on=DAY)
    found = report(cast)
    assert found.newest.number == 1
    assert found.changed["age_by_sex"].rows >= 1
    assert "origins" not in found.changed


def sentence(id_, text, **values):
    return Block(id=id_, kind=BlockKind.SENTENCE, content=Sentence(text, values), fingerprint="x")


def test_a_changed_number_is_told_with_what_it_was():
    was = sentence("a", "{share} of {all}", share=Share(0.576), all=59)
    now = sentence("a", "{share} of {all}", share=Share(0.551), all=59)
    assert changes([was], [now]) == {"a": Change(numbers=((Share(0.576), Share(0.551)),))}
    assert changes([was], [was]) == {}
    assert changes([was], [sentence("a", "hidden")])["a"].reworded
    assert changes([], [now]) == {}


def test_a_changed_table_is_told_with_how_many_rows():
    columns = (Column("code", ""), Column("total", ""))

    def block(*rows):
        table = Table(id="t", title="T", columns=columns, rows=rows, unit="cases")
        return Block(id="t", kind=BlockKind.TABLE, content=table, fingerprint="x")

    was, now = block(("a", 1), ("b", 2), ("c", 3)), block(("a", 1), ("b", 4), ("d", 3))
    assert changes([was], [now]) == {"t": Change(rows=3)}


def test_an_authoritys_own_report_is_on_its_own_cases(cast):
    figures = queries.own_figures(cast.registrar, cast.project, at=DAY)
    write(cast)
    found = queries.report_of(cast.registrar, figures, at=DAY)
    assert found.texts == {}
    assert not found.may_write
    assert blocks(found, BlockKind.TABLE)["age_by_sex"].cell("total", "total") == 1


def test_the_database_keeps_a_version_either_published_or_one_owners(cast):
    from django.db import IntegrityError, transaction

    run = freeze(cast)
    for wrong in ({"owner": cast.ekby}, {"audience": "internal"}, {"publication": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReportRun.objects.filter(pk=run.pk).update(**wrong)
