import shutil
from datetime import date
from functools import cache

import pytest

from stegvis.core.consent_forms import LANGUAGES, SIGNED, NotReviewed, Person, WithdrawalForm, print_pdf, text_in
from tests.core.consent_forms import forms, pages
from tests.core.consent_forms.forms import consent

A4 = 595.3
MARGIN = 59
FORMS = {
    "consent": consent(yes=frozenset({1, 5}), no=frozenset({2})),
    "crowded": forms.between_all(),
    "withdrawal": WithdrawalForm(consent=consent(), given_on=date(2026, 3, 12), boxes=frozenset({2})),
    "crowded withdrawal": WithdrawalForm(consent=forms.between_all()),
}
TRANSLATIONS = [language for language in LANGUAGES if language != SIGNED]
every_form = pytest.mark.parametrize("form", FORMS)
every_language = pytest.mark.parametrize("language", LANGUAGES)
needs_pdftotext = pytest.mark.skipif(
    not shutil.which("pdftotext"), reason="reads the PDF's text with pdftotext (poppler)"
)


@cache
def printed(form: str, language: str) -> bytes:
    return print_pdf(FORMS[form], language, None if language == SIGNED else forms.review(language))


@every_language
def test_the_file_is_tagged_says_its_language_and_follows_pdf_ua(language):
    with pages.opened(printed("consent", language)) as file:
        assert file.Root.MarkInfo.Marked
        assert text_in(language).tag == file.Root.Lang
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == text_in(language).plain("consent.title")


@every_language
def test_every_square_says_whether_it_is_ticked(language):
    with pages.opened(printed("consent", language)) as file:
        said = [str(figure.Alt) for figure in pages.of_kind(file, "/Figure")]
    squares = 2 * 6 + (1 if language == SIGNED else 0)
    assert len(said) == squares
    assert said.count(text_in(language).plain("box.ticked")) == 3
    assert said.count(text_in(language).plain("box.empty")) == squares - 3


@every_language
def test_each_receiver_has_a_table_with_heading_cells(language):
    with pages.opened(printed("consent", language)) as file:
        assert len(pages.of_kind(file, "/Table")) == 2
        assert len(pages.of_kind(file, "/TH")) == (1 + 1 + 2) + (1 + 1 + 1)


@every_language
def test_only_the_bundled_fonts_are_used(language):
    with pages.opened(printed("consent", language)) as file:
        found = pages.fonts(file)
    assert found
    assert all(any(name in font for name in ("+Inter-", "+NotoSansArabic-", "+NotoSansEthiopic-")) for font in found)


@every_language
@every_form
def test_a_consent_takes_two_pages_at_most_and_a_withdrawal_one(form, language):
    with pages.opened(printed(form, language)) as file:
        assert len(file.pages) <= (1 if "withdrawal" in form else 2)


@needs_pdftotext
@every_language
@every_form
def test_nothing_runs_over_the_margin_or_over_other_words(form, language):
    for page in pages.words(printed(form, language)):
        assert page
        assert min(word.left for word in page) > MARGIN - 1
        assert max(word.right for word in page) < A4 - MARGIN + 1
        assert pages.collisions(page) == []


@needs_pdftotext
@pytest.mark.parametrize("language", ["sv", "ti", "ar", "prs"])
def test_the_letter_begins_on_the_side_where_reading_begins(language):
    page = pages.words(printed("consent", language))[0]
    address = next(word for word in page if word.text == "Box")
    assert (address.left > A4 / 2) == (text_in(language).direction == "rtl")


@needs_pdftotext
@pytest.mark.parametrize("language", ["sv", "ti", "ar", "prs"])
def test_a_phone_number_and_a_date_keep_their_order(language):
    read = pages.text(printed("consent", language))
    assert read.count("0999-280 00") == 3
    assert "2026-03-12" in read
    assert "2027-03-11" in read


@needs_pdftotext
def test_the_swedish_form_says_all_that_a_consent_must_say():
    read = pages.text(printed("consent", "sv"))
    for said in (
        "Amina Påhitt",
        "1985-03-12",
        f"Till {forms.REGION}",
        "Gemensam kartläggning och planering. Samtycket gäller bara detta.",
        "Från och med 2026-03-12 till och med 2027-03-11",
        "Du får vara med i Utvägen även om du säger nej.",
        "Ring 0999-280 00",
        "finns kvar hos den som har fått dem",
        "Samtycket är ingen allmän fullmakt",
        "Fråga Kajsa Påhittad",
        "Din underskrift",
    ):
        assert said in read


@needs_pdftotext
@every_language
def test_only_the_swedish_form_has_a_place_to_sign(language):
    read = pages.text(printed("consent", language))
    assert ("Din underskrift" in read) == (language == SIGNED)
    assert ("granskad av Tolk Påhittad 2026-01-02" in read) == (language != SIGNED)


@needs_pdftotext
def test_a_personal_number_stands_only_where_it_was_given():
    without = pages.text(printed("consent", "sv"))
    given = consent(person=Person(name="Amina Påhitt", personal_number="19850312-0000"))
    assert "Personnummer 19850312-0000" in pages.text(print_pdf(given, "sv"))
    assert "Personnummer 1985" not in without


@needs_pdftotext
def test_a_blank_form_tells_that_it_holds_from_signing_until_withdrawn():
    read = pages.text(printed("crowded", "sv"))
    assert "Från den dag då du skriver under. Det finns inget slutdatum" in read
    assert "None" not in read


@needs_pdftotext
def test_a_withdrawal_of_many_boxes_is_written_by_number():
    form = WithdrawalForm(consent=forms.between_all(), boxes=frozenset({11, 2}))
    assert "2, 11 Rutornas nummer" in pages.text(print_pdf(form, "sv"))


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_that_nobody_has_reviewed_is_not_printed(language):
    with pytest.raises(NotReviewed):
        print_pdf(consent(), language)


@pytest.mark.parametrize("changes", [{"version": 0}, {"language": "so"}, {"reviewed_by": " "}])
def test_a_review_of_something_else_does_not_count(changes):
    with pytest.raises(NotReviewed):
        print_pdf(consent(), "ar", forms.review("ar", **changes))


def test_the_same_form_gives_the_same_file():
    assert print_pdf(consent(), "sv") == print_pdf(consent(), "sv")
