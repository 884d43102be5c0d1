"""The forms of the steering group, of agreements and of methods."""

from datetime import date

from stegvis.apps.projects import actions
from tests.web.projects.forms import read, refused, send

ON = date(2010, 1, 1)
PROJECT = "/projects/stegen/"


def test_a_seat_goes_to_a_user_or_to_a_name_with_an_organisation(cast, signed_in):
    client, address = signed_in(cast.officer), f"{PROJECT}steering/members/new/"
    assert "id_name_error" in refused(client, address, on="2010-01-01")
    assert "id_organisation_name_error" in refused(client, address, name="Ordföranden", on="2010-01-01")
    both = {"user": cast.evaluator.user.pk, "name": "Ordföranden", "organisation_name": "Ekby"}
    assert "id_name_error" in refused(client, address, on="2010-01-01", **both)
    assert "Ordföranden" in send(client, address, name="Ordföranden", organisation_name="Ekby", on="2010-01-01")
    send(client, address, user=cast.evaluator.user.pk, on="2010-01-01")
    assert cast.project.steering_members.filter(user=cast.evaluator.user).exists()


def test_a_decision_is_taken_seen_as_late_and_done(cast, signed_in):
    client, seat = signed_in(cast.officer), cast.project.steering_members.get()
    send(client, f"{PROJECT}steering/meetings/new/", on="2010-05-04", minutes="Öppnades.")
    meeting = cast.project.steering_meetings.get()
    form = f"{PROJECT}steering/meetings/{meeting.pk}/decisions/new/"
    assert "id_due_error" in refused(client, form, text="Fler platser", owner=seat.pk, due="2010-05-03")
    assert "id_owner_error" in refused(client, form, text="Fler platser", due="2010-06-01")
    assert "dagar sen" in send(client, form, text="Fler platser", owner=seat.pk, due="2010-06-01")
    done = f"{PROJECT}steering/decisions/{meeting.decisions.get().pk}/done/"
    assert "Ett beslut kan inte vara genomfört innan det fattades." in refused(client, done, on="2010-05-01")
    assert "klart 2010-06-02" in send(client, done, on="2010-06-02")


def test_corrected_minutes_keep_what_stood_there(cast, signed_in):
    client = signed_in(cast.officer)
    meeting = actions.hold_meeting(project=cast.project, on=ON, minutes="Första.", by=cast.officer)
    send(client, f"{PROJECT}steering/meetings/{meeting.pk}/", minutes="Andra.", why="Fel antecknat")
    history = read(client, f"{PROJECT}history/")
    assert "<del>Första.</del> → <ins>Andra.</ins>" in history


def test_an_agreement_is_between_parties_and_changes_with_a_reason(cast, signed_in):
    client = signed_in(cast.officer)
    values = {
        "title": "Samverkan",
        "organisations": [cast.ekby.pk, cast.af.pk],
        "on": "2010-01-01",
        "text": "Månadsvis.",
    }
    disorder = refused(client, f"{PROJECT}agreements/new/", **values | {"until": "2009-12-31"})
    assert "id_until_error" in disorder
    assert cast.af.name in send(client, f"{PROJECT}agreements/new/", **values)
    agreement = cast.project.agreements.get()
    address = f"{PROJECT}agreements/{agreement.pk}/"
    assert "id_why_error" in refused(client, address, title="Samverkan", text="Veckovis.")
    assert "Veckovis." in send(client, address, title="Samverkan", text="Veckovis.", why="Ny överenskommelse")
    assert "Tidigare avtal" in send(client, f"{address}end/", until="2010-12-31")


def test_who_takes_no_part_cannot_be_in_an_agreement(cast, signed_in):
    outside = {"title": "X", "organisations": [cast.provider_firm.pk], "on": "2010-01-01"}
    assert "id_organisations_error" in refused(signed_in(cast.officer), f"{PROJECT}agreements/new/", **outside)


def test_a_method_is_named_changed_and_ended(cast, signed_in):
    client = signed_in(cast.officer)
    send(client, f"{PROJECT}methods/new/", name="Samtal", on="2010-01-01")
    method = cast.project.methods.get()
    assert "MI" in send(client, f"{PROJECT}methods/{method.pk}/", name="MI", description="Motiverande samtal")
    assert "Tidigare metoder" in send(client, f"{PROJECT}methods/{method.pk}/end/", until="2010-12-31")
