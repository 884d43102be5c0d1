"""An exit with how the person lives, and the follow-up twelve months later."""

import re
from datetime import date

import pytest

from stegvis.apps.casework import actions
from stegvis.apps.casework.models import Case, FollowUp
from stegvis.core import codebook
from tests.journeys.timed.hands import doing

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_exit(cast, at_work):
    with doing(at_work, "exit", aim=60) as hands:
        hands.look_up("Amina")
        hands.click("Amina Öz")
        hands.click("Registrera avslut")
        hands.choose("reason", codebook.exits["A1"].label.sv)
        hands.choose("livelihood_1", "Lön utan stöd")
        hands.write("share_1", "100")
        hands.choose("occupation", "Arbete utan stöd")
        hands.write("hours", "40")
        hands.press("Spara avslutet")
    assert Case.objects.get(pk=cast.amina_case.pk).exit_reason == "A1"


def test_follow_up_after_twelve_months(cast, at_work):
    case = cast.amina_case
    actions.exit_case(case=case, reason=codebook.exits["A1"], on=date(2010, 9, 1), by=cast.case_worker)
    with doing(at_work, "12-month follow-up", aim=60) as hands:
        hands.begin_at("/follow-ups/")
        hands.click("Registrera", within=at_work.get_by_role("row", name=re.compile("Amina Öz.* 12 ")))
        hands.tick("Genomförd")
        hands.choose("livelihood_1", "Lön utan stöd")
        hands.write("share_1", "100")
        hands.choose("occupation", "Arbete utan stöd")
        hands.write("hours", "40")
        hands.press("Spara")
    assert FollowUp.objects.get(case=case, months=12, withdrawn_at__isnull=True).status == "done"
