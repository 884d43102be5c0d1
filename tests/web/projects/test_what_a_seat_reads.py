"""A seat in the steering group reads what is published and the record of its project, no more: docs/adr/0005."""

import pytest
from django.apps import apps

from stegvis.apps.projects import actions
from stegvis.web.projects.sections import SECTIONS

RECORD = ["/projects/stegen/", "/projects/stegen/history/", *(f"/projects/stegen/{name}/" for name in SECTIONS)]
UNPUBLISHED = [
    "/reports/stegen/goal/",
    "/reports/stegen/tables/",
    "/reports/stegen/tables/age_by_sex/",
    "/reports/stegen/report/",
    "/participants/",
]


@pytest.mark.parametrize("address", RECORD)
def test_a_seat_reads_each_part_of_the_record_of_its_own_project(cast, signed_in, address):
    assert signed_in(cast.board_member).get(address).status_code == 200


@pytest.mark.parametrize("address", UNPUBLISHED)
def test_a_seat_finds_no_figure_that_is_not_published_and_no_person(cast, signed_in, address):
    assert signed_in(cast.process_leader).get("/reports/stegen/tables/").status_code == 200
    assert signed_in(cast.board_member).get(address).status_code in (403, 404)


def test_a_seat_that_has_ended_reads_nothing(cast, signed_in):
    seat = cast.project.steering_members.get()
    actions.end_row(row=seat, on=seat.on, by=cast.officer)
    assert {signed_in(cast.board_member).get(address).status_code for address in RECORD} == {404}


def test_no_table_of_the_record_leads_to_a_person():
    above = {"people", "casework", "intake", "reporting"}
    fields = [field for model in apps.get_app_config("projects").get_models() for field in model._meta.get_fields()]
    led_to = {field.related_model._meta.app_label for field in fields if field.is_relation and field.concrete}
    assert led_to == {"access", "projects"}
    assert not led_to & above
