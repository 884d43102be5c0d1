"""Coordinators, their training log and the library of methods by pages."""

from stegvis.apps.projects.models import Coordinator, Course, Method, Training
from tests.cast import EKBY


def text(answer):
    return answer.content.decode()


def test_a_coordinator_a_course_and_who_lacks_it(cast, signed_in):
    client, at = signed_in(cast.officer), f"/projects/{cast.project.key}"
    for who in (cast.case_worker, cast.colleague):
        sent = {"membership": who.membership.pk, "municipality": EKBY, "on": "2010-09-01"}
        assert client.post(f"{at}/coordinators/new/", sent).url == f"{at}/coordinators/"
    sent = {"name": "Samtal", "provider": "Regionen", "hours": "6", "required": "on", "on": "2010-09-01"}
    client.post(f"{at}/courses/new/", sent)
    assert "2 koordinatorer saknar en kurs som krävs" in text(client.get(f"{at}/coordinators/"))
    taken = f"{at}/courses/{Course.objects.get().pk}/taken/"
    hers = Coordinator.objects.get(user=cast.colleague.user).pk
    assert client.post(taken, {"coordinators": [hers], "held_on": "2010-10-01", "hours": "5.5"}).status_code == 302
    page = text(client.get(f"{at}/coordinators/"))
    assert "1 koordinator saknar en kurs som krävs" in page
    assert "5,5 timmar" in page
    correct = f"{at}/rows/training/{Training.objects.get().pk}/correct/"
    assert client.post(correct, {"held_on": "2010-10-01", "hours": "6", "why": "Hela dagen"}).status_code == 302
    assert "Hela dagen" in text(client.get(f"{at}/history/"))


def test_the_library_shows_what_is_known_of_each_method_and_where(cast, signed_in):
    client, at = signed_in(cast.officer), f"/projects/{cast.project.key}/methods"
    said = {"name": "Arbetsträning", "on": "2010-09-01", "evidence": "Hjälper troligen", "for_whom": "Alla"}
    assert client.post(f"{at}/new/", said).status_code == 422
    client.post(f"{at}/new/", {**said, "evidence_source": "SBU"})
    client.post(f"{at}/new/", {"name": "Samtal", "on": "2010-09-01"})
    assert Method.objects.count() == 2
    page = text(signed_in(cast.case_worker).get("/projects/methods/"))
    for words in ("Arbetsträning", "Hjälper troligen", "SBU", "Ingen evidens är angiven."):
        assert words in page
    assert signed_in(cast.provider).get("/projects/methods/").status_code == 404
