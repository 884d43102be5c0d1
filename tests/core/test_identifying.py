"""Names and numbers in free text: what has to go, what may be a name, and what is left alone."""

import pytest

from stegvis.core.identifying import Kind, identifying, month_of, replaced

NAMES = {
    Kind.PERSON: ["Amina Öz"],
    Kind.RELATIVE: ["Yusuf"],
    Kind.STAFF: ["Alva Ek", "Anna-Karin Lind"],
    Kind.ADDRESS: ["Storgatan 3"],
    Kind.NUMBER: ["k3y-AbC"],
}


def kinds(text, innocent=()):
    return [(hit.word, hit.kind.value) for hit in identifying(text, NAMES, innocent)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Amina Öz fick vänta.", [("Amina Öz", "person")]),
        ("aminas intyg kom inte.", [("aminas", "person")]),
        ("Det var AMINA som ringde", [("AMINA", "person")]),
        ("Hennes make Yusuf körde.", [("Yusuf", "relative")]),
        ("Hos Anna Lind och Karin.", [("Anna Lind", "staff"), ("Karin", "staff")]),
        ("Bor på storgatan 3 nu", [("storgatan 3", "address")]),
        ("Nummer 19890201-3286.", [("19890201-3286", "personal_number")]),
        ("Nummer 890201 3286", [("890201 3286", "personal_number")]),
        ("Tillfälligt 19890201-T286", [("19890201-T286", "personal_number")]),
        ("Ring 0708-12 34 56", [("0708-12 34 56", "phone")]),
        ("Ring +46 (0)70 812 34 56", [("+46 (0)70 812 34 56", "phone")]),
        ("Skriv till a.b@exempel.se.", [("a.b@exempel.se", "email")]),
        ("Mötet 2026-03-12 ställdes in", [("2026-03-12", "day")]),
        ("Mötet den 12 mars ställdes in", [("den 12 mars", "day")]),
        ("Ärende 2026/1234 och 2024-5678", [("2026/1234", "number"), ("2024-5678", "number")]),
        ("Akten k3y-AbC", [("k3y-AbC", "number")]),
        ("Läkaren heter Fatima.", [("Fatima", "perhaps")]),
    ],
)
def test_what_says_who_somebody_is_is_found(text, found):
    assert kinds(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Arbetsförmedlingen krävde 100 procent.",
        "Lagen (2003:1210) om finansiell samordning, prop. 2024/25:180",
        "Sjukpenning nekades, 17 500 kr i månaden, 12000 kr",
        "SGI och SFI. Därför stannade planen i 40 dagar.",
        "Väntade 3 månader.\nIngen svarade.",
    ],
)
def test_what_names_nobody_is_left_alone(text):
    assert kinds(text) == []


def test_an_authority_is_no_name():
    assert kinds("Beslutet togs av Försäkringskassan i Ekby.", ["Försäkringskassan", "Ekby"]) == []
    assert kinds("Hon väntade på Försäkringskassans svar.", ["Försäkringskassan"]) == []


def test_a_name_goes_before_an_innocent_word():
    assert kinds("Det sa Alva.", ["Alva"]) == [("Alva", "staff")]


def test_what_is_replaced_reads_as_a_sentence():
    text = "Amina Öz väntade. Då ringde Yusuf och Aminas intyg kom."
    said = {Kind.PERSON: "personen", Kind.RELATIVE: "en anhörig"}
    new = replaced(text, identifying(text, NAMES), lambda hit: said[hit.kind] + ("s" if hit.genitive else ""))
    assert new == "Personen väntade. Då ringde en anhörig och personens intyg kom."


def test_of_a_day_the_month_is_left():
    assert [month_of(day) for day in ("2026-03-12", "den 12 mars", "1 maj")] == ["2026-03", "mars", "maj"]
