import re
from hashlib import sha256
from importlib.resources import files
from string import Formatter

import pytest

from stegvis.core import codebook, consent_forms
from stegvis.core.consent_forms import LANGUAGES, SIGNED, text_in, texts

PACKAGE = files(consent_forms)
TRANSLATIONS = [language for language in LANGUAGES if language != SIGNED]
SCRIPTS = {"ar": r"[\u0600-\u06ff]", "prs": r"[\u0600-\u06ff]", "ti": r"[\u1200-\u137f]"}


def values(phrase):
    return sorted(name for _literal, name, _spec, _conversion in Formatter().parse(phrase) if name)


def words(phrase):
    return "".join(literal for literal, _name, _spec, _conversion in Formatter().parse(phrase))


def test_every_language_has_a_file_and_every_file_is_a_language():
    assert {path.name for path in (PACKAGE / "texts").iterdir()} == {
        *(f"{language}.yaml" for language in LANGUAGES),
        "manifest.txt",
    }
    assert all(text_in(language).language == language for language in LANGUAGES)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_language_says_the_same_things_about_the_same_values(language):
    swedish, other = text_in(SIGNED).phrases, text_in(language).phrases
    assert {key: values(phrase) for key, phrase in other.items()} == {
        key: values(phrase) for key, phrase in swedish.items()
    }
    assert all(phrase.strip() for phrase in other.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_purpose_of_the_codebook_has_words(language):
    phrases = text_in(language).phrases
    for group, name in (
        ("kinds", "information_kinds"),
        ("covers", "information_kinds"),
        ("purposes", "disclosure_purposes"),
    ):
        found = {key.split(".")[1] for key in phrases if key.startswith(f"{group}.")}
        assert found == set(codebook.load(name).codes)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_swedish_and_english_name_them_as_the_codebook_does(language):
    for group, name in (("kinds", "information_kinds"), ("purposes", "disclosure_purposes")):
        for code in codebook.load(name):
            assert text_in(language).plain(f"{group}.{code.code}") == getattr(code.label, language)


@pytest.mark.parametrize(("language", "letters"), SCRIPTS.items())
def test_a_text_is_written_in_its_own_letters_alone(language, letters):
    for phrase in text_in(language).phrases.values():
        assert re.search(letters, phrase)
        assert not re.search("[A-Za-zÅÄÖåäö]", words(phrase))


def test_arabic_and_dari_read_from_right_to_left():
    assert [language for language in LANGUAGES if text_in(language).direction == "rtl"] == ["ar", "prs"]


def test_every_text_but_the_signed_one_is_a_draft():
    assert text_in(SIGNED).status == "original"
    assert {text_in(language).status for language in TRANSLATIONS} == {"draft"}


def test_no_words_are_kept_that_no_form_prints():
    source = "".join(path.read_text() for path in PACKAGE.iterdir() if path.name.endswith(".py"))
    made_up = ("kinds.", "covers.", "purposes.", "time.")
    assert [key for key in text_in(SIGNED).phrases if f'"{key}"' not in source and not key.startswith(made_up)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_that_changes_gets_a_new_version(language):
    lines = (PACKAGE / "texts" / "manifest.txt").read_text().splitlines()
    known = {(name, int(version)): digest for name, version, digest in (line.split() for line in lines)}
    text = text_in(language)
    said = "\n".join(f"{key}={phrase}" for key, phrase in sorted(text.phrases.items()))
    assert known[language, text.version] == sha256(said.encode()).hexdigest(), "raise version, add its line"


def test_a_language_without_a_text_is_not_guessed():
    with pytest.raises(KeyError):
        texts.load("../sv")


def test_a_sentence_without_its_value_is_not_printed():
    with pytest.raises(KeyError):
        text_in("sv").say("questions.office", keeper=texts.swedish("Storås kommun"))
