"""The person's own copy of the plan: the headings in her language, her words as they were written, on one page."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from stegvis.core.consent_forms import (
    LANGUAGES,
    Keeper,
    NotReviewed,
    Person,
    PlanAnswer,
    PlanForm,
    PlannedAction,
    PlannedStep,
    Review,
    preview_html,
    print_pdf,
    text_in,
)
from stegvis.core.errors import DataProblem

GOAL = "Jag vill köra truck igen <b>snart</b>."
DUE = date(2026, 3, 31)


def action(number: int = 1, **details) -> PlannedAction:
    return PlannedAction(what=f"Åtgärd {number} på lagret", due=DUE, who="Arbetsförmedlingen Sjöbygden", **details)


def plan(actions: int = 4, **details) -> PlanForm:
    lines = tuple(action(number) for number in range(actions))
    usual = {
        "keeper": Keeper(organisation="Socialnämnden i Ekby", phone="0413-100 00", contact="Saga"),
        "person": Person(name="Amina Öz"),
        "number": 1,
        "goal": GOAL,
        "steps": (
            PlannedStep(text="Ryggen håller", actions=lines[: actions // 2]),
            PlannedStep(text="Truckkort", actions=lines[actions // 2 :]),
            PlannedStep(actions=(PlannedAction(what="Ringa Lagerhuset", due=DUE),)),
        ),
        "agreed_on": date(2026, 3, 2),
        "review_on": date(2026, 4, 13),
        "answers": (PlanAnswer(on=DUE), PlanAnswer(on=DUE, who="Vårdcentralen", why="avvaktar läkarbedömning")),
        "missing": ("Arbetsförmedlingen",),
    }
    return PlanForm(**{**usual, **details})


def review(language: str) -> Review:
    version = text_in(language).version
    return Review(language=language, version=version, reviewed_by="Translator", reviewed_on=date(2026, 1, 1))


def read(form: PlanForm, language: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(print_pdf(form, language, review(language))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_ten_actions_stand_on_one_tagged_page_in_every_language(language):
    with read(plan(9), language) as found:
        assert len(found.pages) == 1
        assert bool(found.Root.MarkInfo.Marked)
        assert str(found.Root.Lang).startswith(text_in(language).tag)
        assert str(found.docinfo["/Title"]) == text_in(language).plain("plan.title")


def test_more_actions_go_on_to_a_second_page_and_none_is_lost():
    with read(plan(40), "sv") as found:
        assert len(found.pages) == 2
    assert all(f"Åtgärd {number} på" in preview_html(plan(40), "sv") for number in range(40))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_persons_words_stand_as_they_were_written_and_are_never_markup(language):
    page = preview_html(plan(), language)
    assert "Jag vill köra truck igen &lt;b&gt;snart&lt;/b&gt;." in page
    assert text_in(language).plain("plan.goal") in page
    assert f'dir="{text_in(language).direction}"' in page


@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "sv"])
def test_a_translation_is_not_printed_before_it_is_reviewed(language):
    assert text_in("sv").plain("marks.draft") in preview_html(plan(), language)
    with pytest.raises(NotReviewed):
        print_pdf(plan(), language)


def test_who_signed_who_did_not_and_who_is_missing_can_be_told_apart():
    page = preview_html(plan(), "sv")
    assert "Jag har skrivit under" in page.replace("<bdi>", "").replace("</bdi>", "")
    assert "avvaktar läkarbedömning" in page
    assert "Underskrifter som saknas" in page
    assert "Underskrifter som saknas" not in preview_html(plan(missing=()), "sv")
    assert "elektronisk" not in page


def test_a_draft_says_that_it_is_not_agreed():
    assert "inte bestämd än" in preview_html(replace(plan(), agreed_on=None, answers=()), "sv")


def test_a_plan_names_whom_to_ring():
    with pytest.raises(DataProblem):
        plan(keeper=Keeper(organisation="Socialnämnden", phone=" "))
