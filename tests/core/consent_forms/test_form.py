from dataclasses import asdict, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stegvis.core import codebook
from stegvis.core.consent_forms import Box, Line, Person, WithdrawalForm, faults
from stegvis.core.errors import DataProblem, UnknownCode
from tests.core.consent_forms import forms
from tests.core.consent_forms.forms import AGENCY, MUNICIPALITY, REGION, consent


def messages(problem):
    return [finding.message for finding in problem.value.findings]


def test_boxes_are_numbered_receiver_by_receiver_and_sender_by_sender():
    assert consent().boxes == (
        Box(1, 0, MUNICIPALITY, REGION, "identity"),
        Box(2, 0, MUNICIPALITY, REGION, "health"),
        Box(3, 0, MUNICIPALITY, REGION, "attendance"),
        Box(4, 2, AGENCY, REGION, "health"),
        Box(5, 2, AGENCY, REGION, "work_education"),
        Box(6, 1, REGION, MUNICIPALITY, "health"),
    )


names = st.sampled_from(["A", "B", "C", "D", "E"])
kinds = st.lists(st.sampled_from(codebook.load("information_kinds").codes), min_size=1, unique=True).map(tuple)
pairs = st.tuples(names, names).filter(lambda pair: pair[0] != pair[1])


@settings(deadline=None)
@given(st.dictionaries(pairs, kinds, min_size=1))
def test_every_kind_of_every_line_has_one_box(drawn):
    lines = tuple(Line(*pair, named) for pair, named in drawn.items())
    boxes = consent(lines=lines).boxes
    assert [box.number for box in boxes] == list(range(1, len(boxes) + 1))
    answered = sorted((box.sender, box.receiver, box.kind) for box in boxes)
    assert answered == sorted((*pair, kind) for pair, named in drawn.items() for kind in named)
    assert all((lines[box.line].sender, lines[box.line].receiver) == (box.sender, box.receiver) for box in boxes)


def test_nothing_is_ticked_unless_it_is_said():
    assert consent().yes == consent().no == frozenset()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"lines": ()}, faults.NO_LINES),
        ({"lines": (Line("A", "B", ()),)}, faults.NO_LINES),
        ({"lines": (Line("A", " ", ("health",)),)}, faults.NO_LINES),
        ({"lines": (Line("A", "A", ("health",)),)}, faults.TO_ITSELF),
        ({"lines": (Line("A", "B", ("health",)), Line("A", "B", ("crime",)))}, faults.TWICE),
        ({"lines": (Line("A", "B", ("health", "health")),)}, faults.TWICE),
        ({"keeper": replace(forms.KEEPER, phone="")}, faults.NO_KEEPER),
        ({"keeper": replace(forms.KEEPER, organisation=" ")}, faults.NO_KEEPER),
        ({"cooperation": ""}, faults.NO_COOPERATION),
        ({"until": date(2026, 3, 11)}, faults.UNTIL_BEFORE_SINCE),
        ({"yes": frozenset({2}), "no": frozenset({2})}, faults.BOTH_ANSWERS),
        ({"yes": frozenset({7})}, faults.NO_SUCH_BOX),
        ({"no": frozenset({0})}, faults.NO_SUCH_BOX),
    ],
)
def test_a_form_that_nobody_could_give_is_refused(changes, message):
    with pytest.raises(DataProblem) as problem:
        consent(**changes)
    assert message in messages(problem)


def test_a_consent_may_last_one_day():
    assert consent(until=date(2026, 3, 12)).until == date(2026, 3, 12)


@pytest.mark.parametrize("changes", [{"purpose": "anything"}, {"lines": (Line("A", "B", ("everything",)),)}])
def test_a_kind_or_purpose_outside_the_lists_is_refused(changes):
    with pytest.raises(UnknownCode):
        consent(**changes)


def test_the_form_does_not_show_the_person_when_it_is_logged():
    form = consent(person=Person(name="Amina Påhitt", personal_number="19850312-0000"))
    assert "Amina" not in repr(form) + repr(form.person) + repr(WithdrawalForm(consent=form))
    assert "0312" not in repr(form) + repr(form.person)
    assert asdict(form)["person"]["name"] == "Amina Påhitt"


def test_what_was_said_yes_to_can_be_withdrawn():
    form = WithdrawalForm(consent=consent(yes=frozenset({1, 5}), no=frozenset({2})))
    assert [box.number for box in form.offered] == [1, 5]


def test_every_box_is_offered_while_no_answer_is_known():
    assert WithdrawalForm(consent=consent()).offered == consent().boxes


def test_what_was_refused_cannot_be_withdrawn():
    with pytest.raises(DataProblem) as problem:
        WithdrawalForm(consent=consent(yes=frozenset({1}), no=frozenset({2})), boxes=frozenset({2}))
    assert messages(problem) == [faults.NO_SUCH_BOX]


def test_a_withdrawal_is_of_everything_or_of_single_boxes():
    with pytest.raises(DataProblem) as problem:
        WithdrawalForm(consent=consent(), everything=True, boxes=frozenset({2}))
    assert messages(problem) == [faults.ALL_OR_SOME]
