"""The forms of money and of the days that the figures rest on."""

from decimal import Decimal

import pytest

from stegvis.apps.projects.choices import FundingSource
from tests.web.projects.forms import read, refused, send

PROJECT = "/projects/stegen/"


@pytest.mark.parametrize(
    ("written", "kept"),
    [("900 000", 900_000), ("900\u00a0000 kr", 900_000), ("1.250.000,50", Decimal("1250000.50")), ("0", 0)],
)
def test_kronor_are_written_as_people_write_them(cast, signed_in, written, kept):
    send(signed_in(cast.officer), f"{PROJECT}funding/new/", year="2011", funding_source="esf", budget=written)
    assert cast.project.budget_years.get(year=2011).budget == kept


@pytest.mark.parametrize("written", ["", "-1", "mycket", "1,234", "12 000,555"])
def test_what_is_no_amount_is_refused(cast, signed_in, written):
    page = refused(signed_in(cast.officer), f"{PROJECT}funding/new/", year="2011", funding_source="esf", budget=written)
    assert "id_budget_error" in page


def test_a_year_and_source_with_figures_are_changed_and_not_overwritten(cast, signed_in):
    client = signed_in(cast.officer)
    page = refused(client, f"{PROJECT}funding/new/", year="2010", funding_source="association", budget="1")
    assert "Ändra den raden i stället" in page
    form = read(client, f"{PROJECT}funding/2010/association/")
    assert 'value="900 000"' in form
    send(client, f"{PROJECT}funding/2010/association/", budget="900 000", outcome="850 000", why="Bokslut")
    row = cast.project.budget_years.get(year=2010, funding_source=FundingSource.ASSOCIATION)
    assert (row.outcome, row.planned_participants) == (850_000, None)
    assert "Bokslut" in read(client, f"{PROJECT}history/")


def test_a_year_without_figures_has_no_form_to_change_them(cast, signed_in):
    assert signed_in(cast.officer).get(f"{PROJECT}funding/1999/esf/").status_code == 404


def test_the_days_of_the_figures_are_set_and_told(cast, signed_in):
    client, address = signed_in(cast.officer), f"{PROJECT}figures/change/"
    values = {"cut_off": "2010-12-31", "exited_by": "2010-09-30", "compared_on": "2010-12-31", "identified": "500"}
    page = send(client, address, **values)
    assert "500" in page
    assert "2010-09-30" in page
    assert 'value="2010-09-30"' in read(client, address)
    send(client, address, **values | {"identified": "480", "why": "Rättat"})
    assert "Rättat" in read(client, f"{PROJECT}history/")


@pytest.mark.parametrize("compared", ["2010-09-29", "2011-01-01"])
def test_states_are_compared_after_the_exits_and_by_the_last_day(cast, signed_in, compared):
    values = {"cut_off": "2010-12-31", "exited_by": "2010-09-30", "compared_on": compared}
    assert "id_compared_on_error" in refused(signed_in(cast.officer), f"{PROJECT}figures/change/", **values)
