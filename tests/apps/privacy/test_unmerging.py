"""A merge is undone after new data came: both rows are right again, and no job makes them one again."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import Case, Livelihood
from stegvis.apps.casework.states import State
from stegvis.apps.people import actions as people
from stegvis.apps.people import queries
from stegvis.apps.people.models import Disclosure, Document, Person, TwoPersons
from stegvis.apps.privacy import actions
from stegvis.apps.privacy.kinds import KINDS
from stegvis.apps.privacy.merging import columns
from stegvis.apps.privacy.merging_policies import DecidedToBeTwo, IsUndone, MergedAgain
from stegvis.apps.privacy.policies import NeedsAReason
from stegvis.apps.privacy.unmerging import new_rows
from tests.apps.people import papers
from tests.apps.people.sharing import consent, hand_over
from tests.apps.privacy.twins import WHY, lives, merged, rows_of_each, second_row

AT = date(2010, 10, 1)
TWO = "Två kusiner med samma namn"
OF_BOTH = {"people.PersonMerge", "people.MergedRow", "people.TwoPersons", "people.HistoricalPerson", "people.NameKey"}


def undone(cast, merge, goes=(), by=None):
    return actions.undo_merge(merge=merge, why=TWO, goes=goes, by=by or cast.registrar)


def without_both(rows):
    return {label: each for label, each in rows.items() if label not in OF_BOTH}


def work(cast, person):
    return casework.record_fact(person=person, kind="livelihood", code="wage", on=AT, share=20, by=cast.registrar)


def test_both_are_right_again_after_new_data_came(cast):
    other = second_row(cast)
    lives(cast, other)
    before = rows_of_each(cast.amina, other)
    merge = merged(cast, other)
    fact = work(cast, cast.amina)
    undone(cast, merge)
    before["casework.Livelihood"][0].add(fact.pk)
    assert without_both(rows_of_each(cast.amina, other)) == without_both(before)
    assert queries.person_for(cast.registrar, other.key, AT) == other
    assert len(queries.find_by_name(cast.registrar, "Amina", AT).cards) == 2


def test_new_rows_are_shown_and_go_to_whom_is_chosen(cast):
    other = second_row(cast)
    merge = merged(cast, other)
    stays, goes = work(cast, cast.amina), work(cast, cast.amina)
    shown = {each.row.pk: each.id for each in new_rows(merge)}
    assert set(shown) == {stays.pk, goes.pk}
    undone(cast, merge, goes=[shown[goes.pk]])
    assert Livelihood.objects.get(pk=goes.pk).person == other
    assert Livelihood.objects.get(pk=stays.pk).person == cast.amina


def test_what_was_there_before_can_not_be_chosen_away(cast):
    other = second_row(cast)
    merge = merged(cast, other)
    old = Livelihood.objects.filter(person=cast.amina).first()
    undone(cast, merge, goes=[f"casework.Livelihood:person:{old.pk}", f"casework.Case:person:{cast.amina_case.pk}"])
    assert Livelihood.objects.get(pk=old.pk).person == cast.amina
    assert Case.objects.get(pk=cast.amina_case.pk).person == cast.amina


def test_a_correction_goes_with_what_it_corrects(cast):
    other = second_row(cast)
    lives(cast, other)
    merge = merged(cast, other)
    old = Livelihood.objects.get(person=cast.amina, code="wage")
    new = casework.correct_fact(
        kind="livelihood",
        fact_id=old.pk,
        why="Från juni",
        on=date(2010, 6, 1),
        share=50,
        code="wage",
        by=cast.registrar,
    )
    undone(cast, merge)
    assert {Livelihood.objects.get(pk=each.pk).person for each in (old, new)} == {other}


def test_a_paper_and_a_copy_go_with_the_ground_they_are_of(cast):
    other = second_row(cast, by=cast.case_worker)
    ground = consent(cast, person=other)
    merge = merged(cast, other)
    ground.refresh_from_db()
    paper = people.document_consent(ground=ground, content=papers.pdf(), by=cast.registrar)
    undone(cast, merge)
    assert Document.objects.get(pk=paper.pk).person == other


def test_a_disclosure_goes_back_and_one_that_came_since_stays_or_goes_as_chosen(cast):
    other = second_row(cast, by=cast.case_worker)
    consent(cast, person=other)
    old = hand_over(cast, person=other, chosen=["person:name"])
    merge = merged(cast, other)
    stays, goes = (hand_over(cast, chosen=["person:name"]) for _each in range(2))
    undone(cast, merge, goes=[f"people.Disclosure:person:{goes.pk}"])
    whose = {each.pk: each.person for each in Disclosure.objects.all()}
    assert (whose[old.pk], whose[stays.pk], whose[goes.pk]) == (other, cast.amina, other)


def test_each_has_its_own_details_again_and_what_was_changed_since_stays(cast):
    other = second_row(cast, phone="070-174 06 05", email="amina@exempel.se")
    merge = merged(cast, other)
    people.correct_person(person=cast.amina, email="ny@exempel.se", why="Ny adress", by=cast.registrar)
    undone(cast, merge)
    amina, other = Person.objects.get(pk=cast.amina.pk), Person.objects.get(pk=other.pk)
    assert (amina.phone, amina.email) == (cast.amina.phone, "ny@exempel.se")
    assert (other.phone, other.email) == ("070-174 06 05", "amina@exempel.se")


def test_each_has_its_own_protection_again(cast):
    trusted = cast.trusted_registrar
    other = second_row(cast, by=trusted, protection="marked")
    undone(cast, merged(cast, other, by=trusted), by=trusted)
    assert Person.objects.get(pk=cast.amina.pk).protection == "none"
    assert Person.objects.get(pk=other.pk).protection == "marked"


def test_a_protection_set_meanwhile_is_both_rows_until_somebody_says_whose(cast):
    other = second_row(cast)
    merge = merged(cast, other)
    people.correct_person(person=cast.amina, protection="marked", why="Hotad", by=cast.trusted_registrar)
    with pytest.raises(NotVisible):
        undone(cast, merge)
    undone(cast, merge, by=cast.trusted_registrar)
    assert {each.protection for each in Person.objects.filter(pk__in=(cast.amina.pk, other.pk))} == {"marked"}


def test_they_are_two_from_then_on_and_no_job_makes_them_one(cast):
    other = second_row(cast)
    undone(cast, merged(cast, other))
    assert queries.two_at_a_time(cast.registrar, AT) == []
    people.rebuild_name_search()
    assert queries.two_at_a_time(cast.registrar, AT) == []
    with pytest.raises(DecidedToBeTwo):
        merged(cast, other)
    assert TwoPersons.objects.get().why == TWO


def test_an_undone_merge_is_not_undone_again_and_takes_a_reason(cast):
    merge = merged(cast, second_row(cast))
    with pytest.raises(NeedsAReason):
        actions.undo_merge(merge=merge, why=" ", by=cast.registrar)
    undone(cast, merge)
    with pytest.raises(IsUndone):
        undone(cast, merge)


def test_the_last_merge_is_undone_first(cast):
    first, second = second_row(cast), second_row(cast)
    inner = actions.merge_persons(one=first, other=second, why=WHY, by=cast.registrar)
    lives(cast, first)
    outer = merged(cast, first)
    assert Person.objects.get(pk=second.pk).merged_into == cast.amina
    with pytest.raises((MergedAgain, NotVisible)):
        undone(cast, inner)
    undone(cast, outer)
    assert Person.objects.get(pk=second.pk).merged_into == first
    undone(cast, inner)
    assert not Person.objects.filter(merged_into__isnull=False).exists()


def test_of_three_rows_each_goes_back_with_its_own(cast):
    second, third = second_row(cast), second_row(cast)
    for each in (second, third):
        lives(cast, each)
    before = rows_of_each(cast.amina, second, third)
    merges = [merged(cast, each) for each in (second, third)]
    assert new_rows(merges[0]) == []
    for merge in merges:
        undone(cast, merge)
    assert without_both(rows_of_each(cast.amina, second, third)) == without_both(before)


def test_who_works_with_another_organisation_undoes_nothing(cast):
    merge = merged(cast, second_row(cast))
    for viewer in (cast.other_registrar, cast.af_worker, cast.colleague):
        with pytest.raises(NotVisible):
            undone(cast, merge, by=viewer)
        with pytest.raises(NotVisible):
            queries.merge_for(viewer, merge.key, AT)


def test_the_log_tells_both_the_merge_and_that_it_was_undone(cast):
    other = second_row(cast)
    undone(cast, merged(cast, other))
    acts = LogEntry.objects.filter(person_keys__contains=other.key).values_list("act", flat=True)
    assert {"person.merged", "person.merge_undone", "person.two_decided"} <= set(acts)


STEPS = st.lists(
    st.tuples(st.sampled_from(["fact", "case", "ground"]), st.sampled_from(["one", "other"])), min_size=1, max_size=6
)


def _write(cast, what, person):
    if what == "fact":
        return work(cast, person)
    if what == "ground":
        return consent(cast, person=person, by=cast.registrar)
    case = casework.open_case(person=person, project=cast.project, on=AT, by=cast.registrar)
    return casework.move_case(case=case, to=State.WITHDRAWN, on=AT, by=cast.registrar)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=STEPS, after=st.lists(st.tuples(st.sampled_from(["fact", "ground"]), st.booleans()), max_size=4))
def test_whatever_came_before_and_after_each_row_ends_where_it_belongs(cast, before, after):
    """The oracle notes at each step whose the row is; the merge knows nothing of it."""
    pair = dict.fromkeys(("one", "other"))
    name = f"Noor {Person.objects.count()}"
    for which in pair:
        pair[which] = second_row(cast, given_name=name)
    whose = [(row, pair[who]) for what, who in before for row in [_write(cast, what, pair[who])]]
    merge = actions.merge_persons(one=pair["one"], other=pair["other"], why=WHY, by=cast.registrar)
    goes = []
    for what, chosen in after:
        row = _write(cast, what, merge.kept)
        whose.append((row, merge.merged if chosen else merge.kept))
        goes += [f"{row._meta.label}:person:{row.pk}"] if chosen else []
    undone(cast, merge, goes=goes)
    for row, person in whose:
        assert type(row).objects.get(pk=row.pk).person == person, row._meta.label


def test_no_column_is_left_out_of_the_oracle_of_kinds():
    assert {column.table for column in columns()} <= {kind.label for kind in KINDS}
