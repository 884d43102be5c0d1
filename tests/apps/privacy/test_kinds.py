"""Every table is known: with a way to the person it is about, or with why it is about nobody."""

import pytest
from django.apps import apps
from django.db.models import Model

from stegvis.apps.people.models import Person
from stegvis.apps.privacy.kinds import KINDS, NOT_ABOUT_PARTICIPANTS, TABLES_NOT_ABOUT_PARTICIPANTS
from stegvis.apps.privacy.words import LEFT_OUT, WORDS

OWN = [
    each
    for each in apps.get_models(include_auto_created=True)
    if each.__module__.startswith("stegvis.apps.") or each._meta.auto_created
]
ABOUT = {kind.label for kind in KINDS}


def leads_to_a_person(model: type[Model], *behind: type[Model]) -> bool:
    """Say whether foreign keys lead from a table to a person, through any others of cases and people."""
    if model is Person:
        return True
    near = [field.related_model for field in model._meta.concrete_fields if field.is_relation]
    inside = [each for each in near if each._meta.app_label in ("people", "casework") and each not in behind]
    return any(leads_to_a_person(each, model, *behind) for each in inside)


def is_known(model: type[Model]) -> bool:
    label, app = model._meta.label, model._meta.app_label
    return label in ABOUT or label in TABLES_NOT_ABOUT_PARTICIPANTS or app in NOT_ABOUT_PARTICIPANTS


@pytest.mark.parametrize("model", [each for each in OWN if each.__module__.startswith("stegvis")], ids=str)
def test_every_table_is_about_somebody_or_says_why_not(model):
    assert is_known(model), f"{model._meta.label} needs a line in apps/privacy/kinds.py"


@pytest.mark.parametrize("model", OWN, ids=str)
def test_what_leads_to_a_person_is_about_her(model):
    if leads_to_a_person(model):
        assert model._meta.label in ABOUT


def test_no_table_stands_twice_and_none_is_gone():
    labels = [kind.label for kind in KINDS]
    assert len(labels) == len(ABOUT)
    for label in [*labels, *TABLES_NOT_ABOUT_PARTICIPANTS]:
        apps.get_model(label)
    assert not ABOUT & TABLES_NOT_ABOUT_PARTICIPANTS.keys()
    assert not {label.split(".")[0] for label in labels} & NOT_ABOUT_PARTICIPANTS.keys()


@pytest.mark.parametrize("kind", KINDS, ids=lambda each: each.label)
def test_every_column_has_a_name_to_be_read(kind):
    read = {field.name for field in kind.model._meta.concrete_fields} - LEFT_OUT
    assert kind.machine or read <= WORDS.keys(), f"{kind.label}: {sorted(read - WORDS.keys())}"


def test_no_word_is_left_for_a_column_that_is_gone():
    columns = {field.name for kind in KINDS for field in kind.model._meta.concrete_fields}
    assert WORDS.keys() | LEFT_OUT <= columns
