"""Activities by pages: recorded, attended week by week, ended with why, and found where something is due."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from stegvis.apps.casework import actions
from stegvis.apps.casework.actions import Attended
from stegvis.apps.casework.models import Activity, ActivityDay

MONDAY = date(2010, 8, 30)
WEEK = "2010-W35"
SAYS = {"method": "work_training", "place": "Ekby Åkeri", "share": "50", "on": MONDAY.isoformat()}


def at(case, rest=""):
    return f"/cases/{case.key}/activities/{rest}"


def text(answer):
    return answer.content.decode()


def training(cast, **says):
    about = {"place": "Ekby Åkeri", "on": MONDAY, **says}
    return actions.record_activity(case=cast.amina_case, method="work_training", by=cast.case_worker, **about)


def test_an_activity_is_recorded_in_per_cent_and_stands_on_the_persons_page(cast, signed_in):
    client = signed_in(cast.case_worker)
    answer = client.post(at(cast.amina_case, "new/"), {**SAYS, "arranged_by": str(cast.af.pk)})
    assert answer.status_code == 302
    activity = Activity.objects.get()
    assert (activity.hours, activity.kind, activity.arranged_by) == (Decimal(20), "work_education", cast.af)
    page = text(client.get(f"/participants/{cast.amina.key}/"))
    for words in ("Arbetsträning", "Ekby Åkeri", "20 timmar i veckan (50 %)", "Pågår"):
        assert words in page


def test_the_form_says_what_is_missing_and_does_not_offer_meetings(cast, signed_in):
    client, where = signed_in(cast.case_worker), at(cast.amina_case, "new/")
    shown = text(client.get(where))
    assert "Kognitiv beteendeterapi" in shown
    assert "Trepartssamtal" not in shown
    wrong = client.post(where, {"method": "course", "share": "50", "hours": "10"})
    assert wrong.status_code == 422
    assert "Skriv timmar eller procent" in text(wrong)
    assert client.post(where, {"method": "course"}).status_code == 422
    assert not Activity.objects.exists()


def test_a_week_is_noted_on_one_page_and_a_change_asks_why(cast, signed_in):
    activity, client = training(cast), signed_in(cast.case_worker)
    where = at(cast.amina_case, f"{activity.key}/attendance/{WEEK}/")
    assert text(client.get(where)).count("day-row") == 7
    days = {f"came_{MONDAY}": "came", f"hours_{MONDAY}": "4", f"came_{MONDAY + timedelta(days=1)}": "absence"}
    assert client.post(where, days).status_code == 302
    page = text(client.get(at(cast.amina_case, f"{activity.key}/")))
    assert "Kom 1 dagar, giltig frånvaro 0, frånvaro 1." in page
    changed = {**days, f"came_{MONDAY + timedelta(days=1)}": "came"}
    assert client.post(where, changed).status_code == 422
    assert client.post(where, {**changed, "why": "Kom senare"}).status_code == 302
    assert ActivityDay.objects.filter(attended="came").count() == 2


def test_hours_without_coming_are_refused_beside_the_day(cast, signed_in):
    activity, client = training(cast), signed_in(cast.case_worker)
    where = at(cast.amina_case, f"{activity.key}/attendance/{WEEK}/")
    answer = client.post(where, {f"came_{MONDAY}": "absence", f"hours_{MONDAY}": "4"})
    assert answer.status_code == 422
    assert "Timmar antecknas för den som kom" in text(answer)
    assert client.get(at(cast.amina_case, f"{activity.key}/attendance/2010-W99/")).status_code == 404


def test_what_is_cut_short_says_why_and_what_is_corrected_says_why_too(cast, signed_in):
    activity, client = training(cast), signed_in(cast.case_worker)
    where = at(cast.amina_case, f"{activity.key}/")
    ended = {"result": "health", "until": "2010-09-03"}
    assert client.post(f"{where}end/", ended).status_code == 422
    assert client.post(f"{where}end/", {**ended, "why": "Ryggen"}).status_code == 302
    assert "Ryggen" in text(client.get(where))
    corrected = {**SAYS, "result": "completed", "until": "2010-09-10", "result_why": "", "why": "Kom tillbaka"}
    assert client.post(f"{where}correct/", corrected).status_code == 302
    assert Activity.objects.get().result == "completed"
    assert "Kom tillbaka" in text(client.get(f"/participants/{cast.amina.key}/changes/"))


def test_what_is_due_is_a_number_on_the_start_page_and_a_next_step(cast, signed_in):
    late = timezone.localdate() - timedelta(days=2)
    training(cast, on=None, planned_on=late)
    client = signed_in(cast.case_worker)
    assert "/activities/" in text(client.get("/today/"))
    assert "2 dagar sen" in text(client.get("/activities/"))
    assert "Arbetsträning börjar" in text(client.get(f"/participants/{cast.amina.key}/"))
    assert "/activities/" not in text(signed_in(cast.colleague).get("/today/"))


@pytest.mark.parametrize("name", ["colleague", "other_case_worker", "af_worker", "officer", "administrator"])
def test_for_others_there_is_no_such_page(cast, signed_in, name):
    activity, client = training(cast), signed_in(getattr(cast, name))
    for rest in ("new/", f"{activity.key}/", f"{activity.key}/end/", f"{activity.key}/attendance/{WEEK}/"):
        assert client.get(at(cast.amina_case, rest)).status_code == 404


def test_pages_cost_the_same_however_much_was_noted(cast, signed_in, django_assert_max_num_queries):
    activity = training(cast)
    days = {MONDAY + timedelta(days=day): Attended("came", Decimal(4)) for day in range(20)}
    actions.record_attendance(activity=activity, days=days, by=cast.case_worker)
    client = signed_in(cast.case_worker)
    with django_assert_max_num_queries(10):
        client.get(at(cast.amina_case, f"{activity.key}/"))
    with django_assert_max_num_queries(12):
        client.get(f"/participants/{cast.amina.key}/")
