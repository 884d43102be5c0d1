"""What is pasted from Word is kept as plain lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stegvis.web.common.plain_text import PlainText, plain

WORD = (
    "Sammanfattning\r\n\r\n"
    "\u00b7\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0Ringa AF\r\n"
    "\uf0b7\tBoka tid\r\n"
    "\u2022\tHämta intyg\r\n"
    "o\tHos läkaren\r\n"
    "§  Arbets\u00adträning\r\n"
    "1.\tFörsta\u200b steget\vny rad\r\n"
    "\r\n\r\n\r\n”Jag vill”\u00a0– så sade hon\ufeff"
)


def test_bullets_numbers_and_line_breaks_from_word_stay_as_lines():
    assert plain(WORD).split("\n") == [
        "Sammanfattning",
        "",
        "• Ringa AF",
        "• Boka tid",
        "• Hämta intyg",
        "• Hos läkaren",
        "• Arbetsträning",
        "1. Första steget",
        "ny rad",
        "",
        "”Jag vill” – så sade hon",
    ]


@pytest.mark.parametrize(
    "text", ["o andra sidan", "- och sedan", "Ö. Öz ringde", "a) eller b)", "5.5 timmar", "x < y & <b>"]
)
def test_what_only_looks_like_a_bullet_is_left_as_it_is(text):
    assert plain(text) == text


@given(st.text(max_size=60))
def test_cleaned_once_is_clean(text):
    assert plain(plain(text)) == plain(text)


def test_a_field_of_nothing_but_hidden_signs_is_empty():
    field = PlainText(required=False)
    assert field.clean("\u200b\r\n\u00a0 ") == ""
