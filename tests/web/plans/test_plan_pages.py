"""The plan by pages: from the person's own words to an agreed version that is signed, handed over and followed."""

from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from stegvis.apps.casework import actions
from stegvis.apps.casework.actions.assessments import Measure
from stegvis.apps.casework.models import Plan, PlanCopy, PlanReport, PlanReview, PlanSignature, PlanVersion
from stegvis.apps.people import actions as people
from stegvis.apps.people.models import Disclosure
from stegvis.core import consent_forms
from tests.apps.casework.plans.planning import GOAL, agree, agreed, drafted, held_at_af, known_at_af, line, paper
from tests.apps.people.sharing import consent
from tests.cast import WOMEN, register

TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=30)
STRANGERS = ("colleague", "other_case_worker", "af_worker", "fk_worker", "process_leader", "administrator")


def at(case, rest=""):
    return f"/cases/{case.key}/plan/{rest}"


def text(answer):
    return answer.content.decode()


def main_of(answer):
    return text(answer).split("<main")[1]


def test_a_plan_is_written_agreed_and_signed_by_pages(cast, signed_in):
    client, case = signed_in(cast.case_worker), cast.amina_case
    assert at(case, "new/") in text(client.get(at(case)))
    client.post(at(case, "new/"), {"goal": GOAL, "goal_kind": "work_education", "sending": "1"})
    client.post(at(case, "sub-goals/new/"), {"text": "Truckkort", "kind": "work_education", "sending": "2"})
    sub_goal = PlanVersion.objects.get().sub_goals.get()
    action = {"what": "Utbildning", "party": cast.af.pk, "due": SOON, "kind": "work_education"}
    client.post(at(case, "actions/new/"), {**action, "sub_goal": sub_goal.pk, "sending": "3"})
    done = {"on": TODAY, "meeting_kind": "three_party", "review_weeks": 6, "organisations": [cast.ekby.pk, cast.af.pk]}
    client.post(at(case, "agree/"), {**done, "present": "Amina och Alva", "sending": "4"})
    client.post(at(case, "sign/"), {"answer": "declined", "why": "avvaktar beslut", "on": TODAY, "sending": "5"})
    page = main_of(client.get(at(case)))
    for words in (GOAL, "Delmål 1: Truckkort", "Utbildning", cast.af.name, "trepartssamtal", "”avvaktar beslut”"):
        assert words in page
    assert "Ej börjad" in page
    assert "elektronisk" not in page.lower()


def test_without_the_persons_goal_the_page_says_so_and_nothing_is_agreed(cast, signed_in):
    drafted(cast, goal="")
    client = signed_in(cast.case_worker)
    sent = {"on": TODAY, "meeting_kind": "sip", "review_weeks": 6, "sending": "1"}
    answer = client.post(at(cast.amina_case, "agree/"), sent)
    assert answer.status_code == 422
    assert "personens egna ord" in text(answer)
    assert "Vad personen vill är inte skrivet än" in text(client.get(at(cast.amina_case)))


def test_sent_twice_an_action_is_saved_once(cast, signed_in):
    version, client = drafted(cast), signed_in(cast.case_worker)
    before = version.actions.count()
    sent = {"what": "Ringa", "party": "person", "due": "2026-05-01", "kind": "work_education", "sending": "x"}
    for _time in range(2):
        client.post(at(cast.amina_case, "actions/new/"), sent)
    assert version.actions.count() == before + 1


def test_saving_an_action_can_go_on_to_another(cast, signed_in):
    version, client = drafted(cast), signed_in(cast.case_worker)
    before, new = version.actions.count(), at(cast.amina_case, "actions/new/")
    sent = {"what": "Ringa", "party": "person", "due": "2026-05-01", "kind": "work_education", "sending": "x"}
    assert client.post(new, {**sent, "onwards": "1"}).url == new
    assert client.post(new, {**sent, "onwards": "1"}).url == new  # sent twice: saved once
    assert 'value="Ringa"' not in text(client.get(new))
    assert version.actions.count() == before + 1
    assert client.post(new, {**sent, "sending": "y"}).url == at(cast.amina_case)


def test_lines_are_moved_changed_and_taken_out_without_a_script(cast, signed_in):
    version, client = drafted(cast), signed_in(cast.case_worker)
    first, second = version.sub_goals.all()
    client.post(at(cast.amina_case, f"lines/sub-goal/{second.pk}/move/"), {"to": "earlier"})
    assert list(version.sub_goals.all()) == [second, first]
    client.post(at(cast.amina_case, f"lines/sub-goal/{first.pk}/remove/"))
    assert list(version.sub_goals.all()) == [second]
    assert client.post(at(cast.amina_case, f"lines/nothing/{second.pk}/remove/")).status_code == 404


def test_a_draft_that_is_left_is_given_back(cast, signed_in):
    drafted(cast)
    client = signed_in(cast.case_worker)
    client.post(at(cast.amina_case, "goal/?draft"), {"goal": "Halvskrivet", "goal_kind": "health"})
    assert "Halvskrivet" in text(client.get(at(cast.amina_case, "goal/")))
    assert PlanVersion.objects.get().goal == GOAL


PAGES = ("", "meeting/", "goal/", "agree/", "actions/new/", "versions/1/paper/", "versions/1/record/pdf/")


@pytest.mark.parametrize("name", STRANGERS)
@pytest.mark.parametrize("where", PAGES)
def test_for_others_there_is_no_such_page(cast, signed_in, name, where):
    drafted(cast)
    assert signed_in(cast.staff[name]).get(at(cast.amina_case, where)).status_code == 404


def test_another_cases_lines_are_not_reached_by_this_plan(cast, signed_in):
    drafted(cast)
    other = register(cast.case_worker, cast.project, WOMEN[1], "Bodil", "Ek")
    actions.begin_plan(case=other, goal="Resa", by=cast.case_worker)
    row = actions.add_plan_action(
        version=PlanVersion.objects.get(plan__case=other), what="Boka", due=TODAY, kind="health", by=cast.case_worker
    )
    client = signed_in(cast.case_worker)
    assert client.get(at(cast.amina_case, f"actions/{row.pk}/")).status_code == 404
    assert client.post(at(cast.amina_case, f"lines/action/{row.pk}/remove/")).status_code == 404


def test_a_change_becomes_a_version_that_is_read_beside_the_earlier(cast, signed_in):
    agreed(cast)
    client, case = signed_in(cast.case_worker), cast.amina_case
    client.post(at(case, "change/"), {"why": "Kursen flyttas", "sending": "1"})
    row = PlanVersion.objects.get(number=2).actions.get(party=cast.af)
    sent = {"what": "Truckutbildning", "party": cast.af.pk, "due": "2026-06-01", "kind": "work_education"}
    client.post(at(case, f"actions/{row.pk}/"), {**sent, "sending": "2"})
    compared = main_of(client.get(at(case, "versions/2/compare/")))
    assert "Kursen flyttas" in compared
    assert "2026-03-31" in compared.split("<del>")[1].split("</del>")[0]
    assert "2026-06-01" in compared.split("<ins>")[1].split("</ins>")[0]
    assert client.get(at(case, "versions/1/compare/")).status_code == 404
    assert client.get(at(case, "versions/3/")).status_code == 404


def test_a_signed_paper_is_noted_and_can_be_read(cast, signed_in):
    agreed(cast)
    client = signed_in(cast.case_worker)
    sent = {"party": cast.region.pk, "answer": "declined", "why": "avvaktar läkarbedömning", "on": TODAY}
    scanned = SimpleUploadedFile("Amina.pdf", paper(), "application/pdf")
    client.post(at(cast.amina_case, "sign/paper/"), {**sent, "paper": scanned, "sending": "1"})
    signature = PlanSignature.objects.get()
    page = main_of(client.get(at(cast.amina_case)))
    assert "”avvaktar läkarbedömning”" in page
    link = next(each for each in page.split('href="') if signature.document.key in each).split('"')[0]
    assert client.get(link).content.startswith(b"%PDF-")


def test_the_plan_goes_to_whom_a_ground_lets_and_what_is_left_out_is_named_before(cast, signed_in):
    version = agreed(cast)
    known_at_af(cast)
    client = signed_in(cast.case_worker)
    page = main_of(client.get(at(cast.amina_case, "hand-over/")))
    left_out = page.split("Utelämnas")[1].split("</ul>")[0]
    assert "Fysioterapi" in left_out
    assert "Truckutbildning" not in left_out
    assert f'value="{cast.af.pk}"' in page
    assert f'value="{cast.fk.pk}"' not in page
    assert cast.fk.name in page.split("Kan inte lämnas ut till")[1]
    assert f'value="{cast.af_worker.user_id}" selected' in page  # the only one there who reads
    client.post(at(cast.amina_case, "hand-over/"), {"receivers": [cast.af.pk], "sending": "1"})
    assert PlanCopy.objects.get().version == version
    refused = client.post(at(cast.amina_case, "hand-over/"), {"receivers": [cast.fk.pk], "sending": "2"})
    assert refused.status_code == 422
    assert PlanCopy.objects.count() == 1


def test_a_ground_withdrawn_while_the_page_stood_open_stops_it(cast, signed_in):
    agreed(cast)
    known_at_af(cast)
    extra = consent(cast, kinds=("health",))
    client, before = signed_in(cast.case_worker), Disclosure.objects.count()
    client.get(at(cast.amina_case, "hand-over/"))
    people.withdraw_ground(ground=extra, by=cast.case_worker)
    client.post(at(cast.amina_case, "hand-over/"), {"receivers": [cast.af.pk], "sending": "1"})
    (sent,) = Disclosure.objects.all()[: Disclosure.objects.count() - before]
    assert "health" not in {each["kind"] for each in sent.copy["entries"]}


def test_a_party_signs_and_reports_by_its_own_pages(cast, signed_in):
    version = agreed(cast)
    copy = held_at_af(cast, version)
    person = copy.disclosure.reception.person
    client = signed_in(cast.af_worker)
    where = f"/participants/{person.key}/plans/{copy.disclosure.key}/"
    about = text(client.get(f"/participants/{person.key}/"))
    assert where in about
    assert "är inte besvarad" in about
    page = main_of(client.get(where))
    assert GOAL in page
    assert "Fysioterapi" not in page
    sent = {"answer": "signed", "on": TODAY, "kind": "work_education", "sending": "1"}
    assert client.post(f"{where}sign/", sent).url == where
    assert "är inte besvarad" not in text(client.get(f"/participants/{person.key}/"))
    own, other = line(version, cast.af), line(version, cast.ekby)
    told = {"result": "partly", "reason": "no_place", "on": TODAY, "sending": "2"}
    assert client.post(f"{where}actions/{own.pk}/", told).url == where
    assert client.post(f"{where}actions/{other.pk}/", {**told, "sending": "3"}).status_code == 404
    assert (PlanSignature.objects.count(), PlanReport.objects.count()) == (1, 1)
    owner = main_of(signed_in(cast.case_worker).get(at(cast.amina_case)))
    assert "Delvis gjort" in owner
    assert f"enligt {cast.af.name}" in owner


def test_a_received_plan_has_no_page_for_others_or_under_another_person(cast, signed_in):
    copy = held_at_af(cast)
    person = copy.disclosure.reception.person
    for name in ("case_worker", "fk_worker", "other_case_worker", "evaluator"):
        client = signed_in(cast.staff[name])
        assert client.get(f"/participants/{person.key}/plans/{copy.disclosure.key}/").status_code == 404
    client = signed_in(cast.af_worker)
    assert client.get(f"/participants/{cast.amina.key}/plans/{copy.disclosure.key}/").status_code == 404


def test_the_work_list_takes_the_next_act_in_place_and_leads_back(cast, signed_in):
    version = agreed(cast)
    client = signed_in(cast.case_worker)
    page = main_of(client.get("/plan-actions/?due=all"))
    row = line(version, cast.ekby)
    there = at(cast.amina_case, f"actions/{row.pk}/report/?from=list")
    assert there in page
    answer = client.post(there, {"result": "done", "on": TODAY, "sending": "1"})
    assert answer.url == "/plan-actions/"
    assert there not in text(client.get("/plan-actions/?due=all"))


def test_what_is_late_says_how_many_days_on_the_list_and_the_start_page(cast, signed_in):
    version = drafted(cast)
    for row in version.actions.all():
        row.due = TODAY - timedelta(days=2)
        row.save(update_fields=["due"])
    agree(cast, version)
    client = signed_in(cast.case_worker)
    assert "2 dagar sen" in text(client.get("/plan-actions/?due=late"))
    start = text(client.get("/today/"))
    assert "Sena åtgärder i planer" in start
    assert "2 dagar sen" in start
    person = text(client.get(f"/participants/{cast.amina.key}/"))
    assert "4 åtgärder sena" in person
    assert GOAL in person


def test_a_late_action_under_way_says_both_in_tags(cast, signed_in):
    version = agreed(cast)
    actions.report_on_plan(action=line(version, cast.af), result="under_way", on=TODAY, by=cast.case_worker)
    page = main_of(signed_in(cast.case_worker).get(at(cast.amina_case)))
    assert "&lt;span" not in page
    assert "Pågår" in page
    assert "dagar sen" in page


def test_looking_at_the_plan_together_moves_the_next_time_on(cast, signed_in):
    version = agreed(cast)
    client, row = signed_in(cast.case_worker), line(version, cast.af)
    on = date(2026, 4, 16)
    sent = {"on": on, "said": "Vi flyttar praktiken.", "gone_through": [row.pk], "sending": "1"}
    client.post(at(cast.amina_case, "review/"), sent)
    assert PlanReview.objects.get().planned_on == date(2026, 4, 13)
    page = main_of(client.get(at(cast.amina_case)))
    assert "3 dagar efter planerad dag" in page
    assert "2026-05-28" in page


def test_the_share_that_was_done_stands_with_its_denominator_and_never_as_an_effect(cast, signed_in):
    version = agreed(cast)
    actions.report_on_plan(action=line(version, cast.af), result="done", on=TODAY, by=cast.case_worker)
    page = main_of(signed_in(cast.case_worker).get("/plan-actions/done/"))
    assert "1 av 1 (100" in page
    assert "0 av 1 (0" in page
    assert "effekt" not in page.lower()


def pages_of(answer):
    return pikepdf.open(BytesIO(answer.content))


def test_the_persons_copy_is_one_tagged_page_and_its_name_tells_nothing(cast, signed_in):
    agreed(cast)
    client = signed_in(cast.case_worker)
    where = at(cast.amina_case, "versions/1/paper/")
    assert client.get(f"{where}sv/pdf/").status_code == 403  # no phone to ring yet
    cast.ekby.phone = "0413-100 00"
    cast.ekby.save(update_fields=["phone"])
    answer = client.get(f"{where}sv/pdf/")
    assert "Amina" not in answer["Content-Disposition"]
    with pages_of(answer) as found:
        assert len(found.pages) == 1
        assert bool(found.Root.MarkInfo.Marked)


def test_a_translation_is_looked_at_but_not_printed_until_it_is_reviewed(cast, signed_in):
    agreed(cast)
    cast.ekby.phone = "0413-100 00"
    cast.ekby.save(update_fields=["phone"])
    client, where = signed_in(cast.case_worker), at(cast.amina_case, "versions/1/paper/")
    page = text(client.get(f"{where}?language=ar"))
    assert 'dir="rtl"' in page
    assert GOAL in page
    assert "Utkast, ej granskad" in page
    assert client.get(f"{where}ar/pdf/").status_code == 403
    version = consent_forms.text_in("ar").version
    people.record_form_review(
        language="ar", version=version, reviewed_by="Auktoriserad translator", reviewed_on=TODAY, by=cast.administrator
    )
    assert client.get(f"{where}ar/pdf/").status_code == 200
    assert client.get(f"{where}xx/pdf/").status_code == 404


def test_the_plan_is_copied_to_the_record_as_plain_text_and_the_page_says_whose_that_is(cast, signed_in):
    agreed(cast)
    client = signed_in(cast.case_worker)
    page = main_of(client.get(at(cast.amina_case, "versions/1/record/")))
    assert f"akten hos {cast.ekby.name}" in page
    said = page.split("<textarea")[1]
    for words in (GOAL, "Delmål 2: Truckkort", "Truckutbildning, senast 2026-03-31", "Underskrifter"):
        assert words in said
    with pages_of(client.get(at(cast.amina_case, "versions/1/record/pdf/"))) as found:
        assert len(found.pages) == 1


def test_the_shared_screen_shows_the_plan_and_nobody_else(cast, signed_in):
    agreed(cast)
    page = text(signed_in(cast.case_worker).get(at(cast.amina_case, "meeting/")))
    assert GOAL in page
    assert "Vad Amina vill" in page
    for words in (cast.amina.number, "Öz", cast.case_worker.user.name, "<form", "/participants/"):
        assert words not in page


def test_pages_cost_the_same_whatever_the_plans_hold(cast, signed_in, django_assert_max_num_queries):
    agreed(cast)
    for number in range(1, 4):
        case = register(cast.case_worker, cast.project, WOMEN[number], "Bodil", f"Ek{number}")
        version = actions.begin_plan(case=case, goal="Resa", by=cast.case_worker)
        for day in range(6):
            due = TODAY + timedelta(days=day - 3)
            actions.add_plan_action(version=version, what="Boka", due=due, kind="health", by=cast.case_worker)
        agree(cast, version)
    client = signed_in(cast.case_worker)
    for where, most in (
        ("/plan-actions/?due=all", 9),
        (at(cast.amina_case), 20),
        (f"/participants/{cast.amina.key}/", 12),
        ("/today/", 11),
    ):
        client.get(where)
        with django_assert_max_num_queries(most):
            client.get(where)


def test_no_address_holds_a_word_of_the_plan(cast, signed_in):
    agreed(cast)
    page = text(signed_in(cast.case_worker).get(at(cast.amina_case)))
    links = " ".join(part.split('"')[0] for part in page.split('href="')[1:])
    assert "ruck" not in links
    assert "Amina" not in links
    assert Plan.objects.count() == 1


def test_what_the_joint_assessment_proposes_begins_an_action_of_the_draft(cast, signed_in):
    drafted(cast)
    on, by = date(2010, 9, 1), cast.case_worker
    assessment = actions.open_assessment(case=cast.amina_case, on=on, by=by)
    for profession in ("social_worker", "work_consultant"):
        actions.add_view(
            assessment=assessment,
            organisation=cast.ekby,
            profession=profession,
            kind="work_education",
            text="Klarar fyra timmar.",
            return_to_work="adapted",
            by=by,
        )
    measures = [Measure("Ergonomikurs", "work_education", cast.af)]
    said = {"text": "Halvtid.", "return_to_work": "adapted", "all_agree": True, "differs": None, "measures": measures}
    actions.conclude(assessment=assessment, on=on, by=by, **said)
    client = signed_in(cast.case_worker)
    page = main_of(client.get(at(cast.amina_case)))
    link = next(part.split('"')[0] for part in page.split('href="') if "?measure=" in part.split('"')[0])
    form = main_of(client.get(link))
    assert "Ergonomikurs" in form
    assert f'value="{cast.af.pk}" selected' in form


def test_a_new_version_is_among_the_changes_with_why(cast, signed_in):
    first = agreed(cast)
    agree(cast, actions.new_plan_version(plan=first.plan, why="Kursen flyttas", by=cast.case_worker))
    page = main_of(signed_in(cast.case_worker).get(f"/participants/{cast.amina.key}/changes/"))
    assert "Kursen flyttas" in page
    assert "Planens version" in page
