from hypothesis import given
from hypothesis import strategies as st

from stegvis.core.writers.prose import Form, Piece, Run, pieces


def test_a_blank_line_parts_paragraphs_and_a_line_break_does_not():
    assert pieces("one\ntwo\n\nthree") == (
        Piece(Form.PARAGRAPH, (Run("one two"),)),
        Piece(Form.PARAGRAPH, (Run("three"),)),
    )


def test_each_line_of_a_list_is_a_piece():
    forms = [(piece.form, piece.runs[0].text) for piece in pieces("Before:\n- one\n- two\n1. three\n> four\n> five")]
    assert forms == [
        (Form.PARAGRAPH, "Before:"),
        (Form.BULLET, "one"),
        (Form.BULLET, "two"),
        (Form.NUMBER, "three"),
        (Form.QUOTE, "four five"),
    ]


def test_stars_give_emphasis():
    assert pieces("a **b c** *d* e")[0].runs == (
        Run("a "),
        Run("b c", strong=True),
        Run(" "),
        Run("d", stressed=True),
        Run(" e"),
    )


def test_lone_stars_stay_as_they_are():
    assert pieces("2 * 3 * 4 and **")[0].runs == (Run("2 * 3 * 4 and **"),)


def test_a_year_does_not_become_a_list():
    assert pieces("2009. That was the start")[0].form is Form.PARAGRAPH


def test_control_characters_are_left_out():
    assert pieces("a\x00b\x0bc\ud800")[0].runs == (Run("abc"),)


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1))
def test_no_letter_or_digit_is_lost(text):
    assert "".join(run.text for piece in pieces(text) for run in piece.runs) == text
