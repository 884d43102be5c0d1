"""The record of project 2022/00099 in the social fund, written through the form and read back. Contact is invented."""

from datetime import date
from decimal import Decimal

from tests.web.projects.forms import read, refused, send

ADDRESS = "/projects/stegen/esf/change/"
DESCRIPTION = (
    "Finsam MittSkåne genomförde hösten 2020 en kartläggning av gruppen försörjningsstödstagare med ohälsa för att få "
    "en tydligare bild av gruppen."
)
WRITTEN = {
    "number": "2022/00099",
    "owner_name": "Samordningsförbundet Eslöv, Höör och Hörby (Finsam MittSkåne)",
    "name": "Arbetslöshetshälsovård",
    "region": "Sydsverige",
    "planned_participants": "2",
    "starts": "2022-05-01",
    "ends": "2022-12-01",
    "total_budget": "393 650",
    "granted_support": "393 650 kr",
    "contact_name": "Kim Påhittad",
    "contact_email": "kim@example.invalid",
    "recipient_postcode": "24130",
    "recipient_address": "",
    "programme_area": "2",
    "specific_objective": "2.1",
    "union_cofinancing_per_cent": "50%",
    "intervention_type": "102",
    "description": DESCRIPTION,
}
KEPT = WRITTEN | {
    "planned_participants": 2,
    "starts": date(2022, 5, 1),
    "ends": date(2022, 12, 1),
    "total_budget": Decimal(393_650),
    "granted_support": Decimal(393_650),
    "union_cofinancing_per_cent": Decimal(50),
}


def test_every_field_of_its_page_is_kept_as_it_was_written(cast, signed_in):
    send(signed_in(cast.officer), ADDRESS, **WRITTEN)
    cast.project.refresh_from_db()
    assert {name: getattr(cast.project.esf_record, name) for name in KEPT} == KEPT


def test_every_field_is_read_back(cast, signed_in):
    page = send(signed_in(cast.officer), ADDRESS, **WRITTEN)
    shown = set(WRITTEN.values()) - {"", "393 650 kr", "50%"}
    assert [value for value in shown if value not in page] == []
    assert "50 %" in page


def test_the_form_holds_what_was_written_and_a_change_is_told_in_the_history(cast, signed_in):
    client = signed_in(cast.officer)
    send(client, ADDRESS, **WRITTEN)
    assert 'value="393 650"' in read(client, ADDRESS)
    send(client, ADDRESS, **WRITTEN | {"planned_participants": "20", "why": "Nytt beslut av fonden"})
    history = read(client, "/projects/stegen/history/")
    assert "Nytt beslut av fonden" in history
    assert "Planerat antal deltagare: <del>2</del> → <ins>20</ins>" in history


def test_support_beyond_the_budget_and_days_in_disorder_stand_under_their_fields(cast, signed_in):
    page = refused(signed_in(cast.officer), ADDRESS, **WRITTEN | {"granted_support": "393 651", "ends": "2022-04-30"})
    assert 'id="id_granted_support_error"' in page
    assert 'id="id_ends_error"' in page
    assert "Stödet kan inte vara större än budgeten" in page
