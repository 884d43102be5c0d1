"""A consent is noted in one page, without a script, and asked for anew from an old one."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from stegvis.apps.access.models import LogEntry
from stegvis.apps.casework import actions as casework
from stegvis.apps.people.models import Document, Ground
from stegvis.core import codebook
from tests.apps.people.papers import pdf
from tests.apps.people.sharing import consent
from tests.web.grounds.papers import NEXT_YEAR, TODAY, sent


def address(cast, more="consent/"):
    return f"/participants/{cast.amina.key}/grounds/{more}"


def lines_of(ground):
    return {(line.sender.name, line.receiver.name, line.kind, line.given) for line in ground.lines.all()}


def test_the_projects_other_parties_are_ticked_beforehand(cast, signed_in):
    page = signed_in(cast.case_worker).get(address(cast)).content.decode()
    ticked = [part for part in page.split("<input")[1:] if 'name="receivers"' in part]
    assert {part.split('value="')[1].split('"')[0] for part in ticked if "checked" in part} == {
        str(each.pk) for each in (cast.almby, cast.af, cast.fk, cast.region)
    }
    others = [part for part in page.split("<input")[1:] if 'name="others"' in part]
    assert [part.split('value="')[1].split('"')[0] for part in others] == [str(cast.provider_firm.pk)]
    assert "Samordningsförbundet" not in page.split("<main")[1]


def test_a_year_is_suggested(cast, signed_in):
    page = signed_in(cast.case_worker).get(address(cast)).content.decode()
    until = page.split('name="until"')[1].split('value="')[1].split('"')[0]
    assert timedelta(363) < timezone.datetime.fromisoformat(until).date() - TODAY < timedelta(366)


def test_one_answer_for_all_both_ways(cast, signed_in):
    answer = signed_in(cast.case_worker).post(address(cast), sent(cast.af, cast.region))
    assert answer.url == address(cast, "")
    ground = Ground.objects.get()
    ekby, af, region = cast.ekby.name, cast.af.name, cast.region.name
    ways = ((ekby, af), (af, ekby), (ekby, region), (region, ekby))
    assert lines_of(ground) == {(*way, kind, kind == "identity") for way in ways for kind in ("identity", "health")}
    assert (ground.since, ground.until, ground.purpose) == (TODAY, NEXT_YEAR, "planning")
    assert ground.consent.taken_by == cast.case_worker.user


def test_the_other_way_and_a_single_organisation_may_answer_otherwise(cast, signed_in):
    own = f"{cast.region.pk}_out_health"
    told = sent(cast.af, cast.region, all_in_identity="none", **{own: "yes", f"{cast.region.pk}_in_health": "none"})
    signed_in(cast.case_worker).post(address(cast), told)
    ekby, af, region = cast.ekby.name, cast.af.name, cast.region.name
    assert lines_of(Ground.objects.get()) == {
        (ekby, af, "identity", True),
        (ekby, af, "health", False),
        (af, ekby, "health", False),
        (ekby, region, "identity", True),
        (ekby, region, "health", True),
    }


def test_what_was_saved_is_said_and_can_be_undone_by_withdrawing(cast, signed_in):
    client = signed_in(cast.case_worker)
    page = client.get(client.post(address(cast), sent(cast.af)).url).content.decode()
    assert "Antecknat, ja till: Socialnämnden i Ekby till Arbetsförmedlingen Sjöbygden: identitet och kontakt" in page
    assert f"{Ground.objects.get().key}/withdraw/" in page


def test_sent_twice_it_is_saved_once(cast, signed_in):
    client = signed_in(cast.case_worker)
    for _each in range(2):
        assert client.post(address(cast), sent(cast.af, sending="abc")).status_code == 302
    assert Ground.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"receivers": []}, "Kryssa för minst en organisation."),
        ({"all_out_identity": "none", "all_out_health": "none"}, "Svara i minst en ruta för Arbetsförmedlingen"),
        ({"until": "2020-01-01"}, "Sista dagen kan inte"),
        ({"given_on": "2099-01-01"}, "framtiden"),
        ({"all_out_identity": "perhaps"}, "Från oss: Identitet"),
        ({"receivers": ["99999"]}, "99999"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_written_stays(cast, signed_in, changes, words):
    answer = signed_in(cast.case_worker).post(address(cast), sent(cast.af, note="Kvar här", **changes))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Kvar här" in page
    assert not Ground.objects.exists()


def test_the_signed_form_is_kept_with_it(cast, signed_in):
    paper = SimpleUploadedFile("amina.pdf", pdf(), "application/x-anything")
    signed_in(cast.case_worker).post(address(cast), sent(cast.af, paper=paper))
    assert Ground.objects.get().consent.document == Document.objects.get()


def test_a_paper_that_is_none_saves_nothing(cast, signed_in):
    paper = SimpleUploadedFile("amina.pdf", b"<html>", "application/pdf")
    answer = signed_in(cast.case_worker).post(address(cast), sent(cast.af, paper=paper))
    assert answer.status_code == 422
    assert "Filen går inte att läsa" in answer.content.decode()
    assert not Ground.objects.exists()


def test_more_boxes_can_be_shown_without_saving(cast, signed_in):
    told = sent(cast.af, others=[str(cast.provider_firm.pk)], note="Kvar här", show="1", all_out_economy="yes")
    answer = signed_in(cast.case_worker).post(address(cast), told)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f"{cast.provider_firm.pk}_out_health" in page
    assert "Kvar här" in page
    economy = page.split('name="all_out_economy"')[1].split(">")[0]
    assert "checked" in economy
    assert not Ground.objects.exists()


def test_what_is_half_written_is_kept(cast, signed_in):
    client = signed_in(cast.case_worker)
    client.post(f"{address(cast)}?draft", sent(cast.af, note="Halvfärdigt", sending="x"))
    page = client.get(address(cast)).content.decode()
    assert "Halvfärdigt" in page
    ticked = [part for part in page.split("<input")[1:] if 'name="receivers"' in part and "checked" in part]
    assert len(ticked) == 1
    assert "Anteckna samtycke" in client.get("/today/").content.decode()


def test_without_an_open_case_all_organisations_are_offered(cast, signed_in):
    client = signed_in(cast.registrar)
    casework.exit_case(case=cast.amina_case, reason=codebook.exits["A1"], on=TODAY, by=cast.case_worker)
    told = sent(others=[str(cast.af.pk)], receivers=[])
    assert client.post(address(cast), told).status_code == 302
    assert Ground.objects.get().lines.filter(receiver=cast.af).exists()


def test_renewing_opens_the_form_as_the_old_one_stands(cast, signed_in):
    old = consent(
        cast,
        ways=(("ekby", "af"), ("region", "ekby")),
        kinds=("identity", "health"),
        refused=("health",),
        until=TODAY + timedelta(days=9),
    )
    client = signed_in(cast.case_worker)
    page = client.get(address(cast, f"{old.key}/renew/")).content.decode()
    told = {"sending": "", "note": ""}
    for part in page.split("<input")[1:]:
        if "checked" in part and 'type="hidden"' not in part:
            name = part.split('name="')[1].split('"')[0]
            told.setdefault(name, []).append(part.split('value="')[1].split('"')[0])
    for part in page.split("<select")[1:]:
        name = part.split('name="')[1].split('"')[0]
        chosen = [each for each in part.split("</select>")[0].split("<option")[1:] if "selected" in each]
        offered = chosen or part.split("<option")[1:]
        told[name] = offered[0].split('value="')[1].split('"')[0]
    told |= {"since": TODAY.isoformat(), "given_on": TODAY.isoformat(), "until": NEXT_YEAR.isoformat()}
    answer = client.post(address(cast, f"{old.key}/renew/"), told)
    assert answer.status_code == 302, answer.content.decode().split("ds-error-summary")[1][:900]
    new = Ground.objects.exclude(pk=old.pk).get()
    assert lines_of(new) == lines_of(old)
    assert "Inget samtycke och inget lagstöd går ut" in client.get("/grounds/expiring/").content.decode()


def test_a_provision_is_noted_with_its_paragraph(cast, signed_in):
    client = signed_in(cast.case_worker)
    told = {
        "rule": "duty_to_inform",
        "cites": "110 kap. 31 § SFB",
        "purpose": "planning",
        "receivers": [cast.fk.pk],
        "kinds": ["identity", "economy"],
        "since": TODAY.isoformat(),
        "until": "",
    }
    assert client.post(address(cast, "provision/"), {**told, "cites": ""}).status_code == 422
    assert client.post(address(cast, "provision/"), told).status_code == 302
    ground = Ground.objects.get()
    assert (ground.rule, ground.cites, ground.lines.count()) == ("duty_to_inform", "110 kap. 31 § SFB", 2)


def test_the_general_clause_is_not_offered_to_social_services(cast, signed_in):
    page = signed_in(cast.case_worker).get(address(cast, "provision/")).content.decode()
    assert "general_clause" not in page
    assert "own_duty" in page
    assert 'value="consent"' not in page


def test_each_screen_is_logged_and_costs_the_same_whatever_is_offered(cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.case_worker)
    client.get(address(cast))
    with django_assert_max_num_queries(14):
        client.get(address(cast))
    assert LogEntry.objects.filter(
        act="person.read", person_key=cast.amina.key, viewer__contains="case_worker"
    ).exists()
