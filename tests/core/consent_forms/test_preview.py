import re
from dataclasses import replace
from datetime import date

import pytest

from stegvis.core.consent_forms import LANGUAGES, SIGNED, Line, Person, WithdrawalForm, preview_html, text_in
from tests.core.consent_forms import forms
from tests.core.consent_forms.forms import consent

DRAFT = "Utkast, ej granskad"
TRANSLATIONS = [language for language in LANGUAGES if language != SIGNED]
every_language = pytest.mark.parametrize("language", LANGUAGES)


def numbers(page):
    return [int(number) for number in re.findall(r"<b>(\d+)</b>", page)]


@every_language
def test_the_fragment_says_its_language_and_direction(language):
    text = text_in(language)
    start = f'<article class="consent-form" lang="{text.tag}" dir="{text.direction}">'
    assert preview_html(consent(), language).startswith(start)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_draft_is_marked_in_swedish_and_in_its_own_language(language):
    page = preview_html(consent(), language)
    assert f'lang="sv" dir="auto">{DRAFT}</p>' in page
    assert f'lang="{text_in(language).tag}" dir="auto">{text_in(language).plain("marks.draft")}</p>' in page


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_mark_goes_when_the_translation_has_been_reviewed(language):
    page = preview_html(consent(), language, forms.review(language))
    assert DRAFT not in page
    assert text_in(language).plain("marks.draft") not in page


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_says_that_the_swedish_form_is_signed(language):
    page = preview_html(consent(), language, forms.review(language))
    assert text_in(language).plain("marks.translation") in page
    assert text_in(language).plain("sign.elsewhere") in page


def test_the_swedish_form_has_neither_mark():
    page = preview_html(consent(), SIGNED)
    assert DRAFT not in page
    assert text_in(SIGNED).plain("marks.translation") not in page


@every_language
def test_a_box_has_the_same_number_in_the_same_place_in_every_language(language):
    crowded = forms.between_all()
    assert numbers(preview_html(crowded, language)) == numbers(preview_html(crowded, SIGNED))
    assert sorted(numbers(preview_html(crowded, language))) == [box.number for box in crowded.boxes]


def test_a_box_stands_in_the_row_of_its_kind_under_its_receiver():
    page = preview_html(consent(), SIGNED)
    to_region = page[page.index("<caption>Till") : page.index("</table>")]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', to_region)
    assert [(kind, numbers(cells)) for kind, cells in rows] == [
        ("Identitet och kontakt", [1]),
        ("Hälsa", [2, 4]),
        ("Arbete och utbildning", [5]),
        ("Deltagande och närvaro", [3]),
    ]


def test_ticks_show_what_was_answered():
    page = preview_html(consent(yes=frozenset({1}), no=frozenset({2})), SIGNED)
    ticked = re.findall(r"☒</span> (\w+)", page)
    assert ticked == ["Ja", "Nej"]


def test_many_senders_are_split_over_tables():
    lines = tuple(Line(f"Part {place}", "Mottagaren", ("health",)) for place in range(1, 6))
    page = preview_html(consent(lines=lines), SIGNED)
    assert page.count("<caption>Till ") == 2
    assert numbers(page) == [1, 2, 3, 4, 5]


def test_names_are_text_and_never_markup():
    page = preview_html(consent(person=Person(name="<script>x</script>"), cooperation="A & B"), "ar")
    assert "<script>" not in page
    assert '<bdi lang="sv">A &amp; B</bdi>' in page


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        (date(2026, 3, 12), date(2027, 3, 11), "Från och med <bdi>2026-03-12</bdi> till och med <bdi>2027-03-11</bdi>"),
        (date(2026, 3, 12), None, "Från och med <bdi>2026-03-12</bdi>. Det finns inget slutdatum"),
        (None, date(2027, 3, 11), "Från den dag då du skriver under till och med <bdi>2027-03-11</bdi>"),
        (None, None, "Från den dag då du skriver under. Det finns inget slutdatum"),
    ],
)
def test_the_form_says_how_long_it_holds(since, until, said):
    assert said in preview_html(consent(since=since, until=until), SIGNED)


def test_without_a_contact_person_the_office_answers():
    page = preview_html(consent(keeper=replace(forms.KEEPER, contact="")), SIGNED)
    assert f'Fråga <bdi lang="sv">{forms.MUNICIPALITY}</bdi>, telefon' in page


def test_a_withdrawal_lists_only_what_was_said_yes_to():
    form = WithdrawalForm(consent=consent(yes=frozenset({1, 6}), no=frozenset({2})), boxes=frozenset({6}))
    page = preview_html(form, SIGNED)
    assert numbers(page) == [1, 6]
    assert page.count("☒") == 2


def test_a_withdrawal_of_everything_ticks_that_square_alone():
    page = preview_html(WithdrawalForm(consent=consent(), everything=True), SIGNED)
    assert re.findall(r"☒</span> ([\w ]+)", page) == ["Hela samtycket"]


@every_language
def test_a_withdrawal_says_that_what_was_received_stays(language):
    page = preview_html(WithdrawalForm(consent=consent()), language)
    last = text_in(language).plain("withdrawal.effect").split(". ")[-1].split("። ")[-1]
    assert last in page
