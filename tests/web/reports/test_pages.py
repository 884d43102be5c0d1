"""The pages of tables, goals and the people behind a figure."""

import re
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from stegvis.apps.access.models import LogEntry
from tests.cast import EKBY, MEN, WOMEN, register

TABLES, GOAL = "/reports/stegen/tables/", "/reports/stegen/goal/"


def text_of(answer):
    return answer.content.decode()


@pytest.fixture
def some(cast):
    return [
        register(cast.registrar, cast.project, number, "Prov", f"Person{place}", person={"municipality": EKBY})
        for place, number in enumerate(WOMEN[10:16])
    ]


def test_the_list_of_tables_leads_to_each_of_them(cast, signed_in):
    client = signed_in(cast.registrar)
    links = re.findall(r'href="(/reports/stegen/tables/[a-z_]+/)"', text_of(client.get(TABLES)))
    assert len(links) > 20
    for link in links:
        answer = client.get(link)
        assert answer.status_code == 200, link
        assert "till och med" in answer.context["grid"].about, link


def test_a_table_says_what_is_counted_and_numbers_are_aligned(cast, signed_in):
    page = text_of(signed_in(cast.registrar).get(f"{TABLES}age_by_sex/"))
    assert "Exakta siffror för Socialnämnden i Ekby" in page
    assert '<th scope="row">Summa</th><td class="num">' in page
    assert "Räknat: ärenden." in page


def test_a_count_links_to_its_people_by_the_cells_coordinates_alone(cast, signed_in, some):
    client = signed_in(cast.registrar)
    page = text_of(client.get(f"{TABLES}age_by_sex/"))
    links = re.findall(r'href="([^"]+/people/[^"]+)"', page)
    assert f"{TABLES}age_by_sex/people/?code=total&amp;column=women" in links
    behind = text_of(client.get(f"{TABLES}age_by_sex/people/?code=total&column=women"))
    assert behind.count("row-target") == 7
    assert "Amina Öz" in behind
    assert LogEntry.objects.filter(act="figures.people_read").exists()


@pytest.mark.parametrize("name", ["process_leader", "evaluator", "officer"])
def test_for_the_association_no_figure_is_a_link(cast, signed_in, some, name):
    client = signed_in(cast.staff[name])
    for page in (f"{TABLES}age_by_sex/", f"{TABLES}flow/", GOAL, "/reports/stegen/report/"):
        assert "/people/" not in text_of(client.get(page)), page


def test_a_case_worker_is_told_how_many_are_her_colleagues(cast, signed_in, some):
    page = text_of(signed_in(cast.case_worker).get(f"{TABLES}age_by_sex/people/?code=total&column=total"))
    assert "6 ärenden är dina kollegors" in page
    assert "Person1" not in page


def test_a_protected_person_is_counted_and_not_named(cast, signed_in):
    register(
        cast.trusted_registrar,
        cast.project,
        WOMEN[5],
        "Hemliga",
        "Karin",
        person={"protection": "marked", "municipality": EKBY},
    )
    page = text_of(signed_in(cast.registrar).get(f"{TABLES}age_by_sex/people/?code=total&column=total"))
    assert "Karin" not in page
    assert "Person med skydd" in page or "Skyddad person" in page


@pytest.mark.parametrize("cell", ["", "?code=total", "?code=total&column=label", "?code=x&column=total"])
def test_a_cell_that_is_not_there_does_not_exist(cast, signed_in, cell):
    assert signed_in(cast.registrar).get(f"{TABLES}age_by_sex/people/{cell}").status_code == 404


def test_the_figures_are_narrowed_by_what_stands_in_the_address(cast, signed_in, some):
    client = signed_in(cast.registrar)
    everybody = text_of(client.get(f"{TABLES}age_by_sex/"))
    men = text_of(client.get(f"{TABLES}age_by_sex/?sex=man"))
    assert "column=women" in everybody
    assert "column=women" not in men
    women = text_of(client.get(f"{TABLES}age_by_sex/?sex=woman&first=2010-01-01&last=2010-12-31"))
    assert '2010-01-01</span>–<span class="day">2010-12-31</span>' in women
    assert "&amp;first=2010-01-01&amp;last=2010-12-31&amp;sex=woman" in women


def test_a_narrowing_that_cannot_be_is_said_and_changes_nothing(cast, signed_in):
    client = signed_in(cast.registrar)
    answer = client.get(f"{TABLES}age_by_sex/?first=2010-05-01&last=2010-04-01")
    assert answer.status_code == 422
    assert "Perioden slutar innan den börjar" in text_of(answer)
    for wrong in ("cut_off=2001-01-01", "cut_off=2999-01-01", "sex=x", "municipality=9999"):
        assert client.get(f"{TABLES}age_by_sex/?{wrong}").status_code == 422, wrong


def test_what_is_asked_of_protected_figures_is_not_read(cast, signed_in, some):
    client = signed_in(cast.process_leader)
    plain = client.get(f"{TABLES}age_by_sex/").context["grid"]
    for asked in ("sex=man", "first=2010-05-01&last=2010-05-31", "cut_off=2010-06-01", "municipality=1267"):
        answer = client.get(f"{TABLES}age_by_sex/?{asked}")
        assert answer.context["grid"] == plain, asked
        assert answer.context["form"] is None


def test_no_small_number_stands_on_a_protected_page(cast, signed_in, some):
    for number in MEN[10:12]:
        register(cast.registrar, cast.project, number, "Prov", "Person", person={"municipality": EKBY})
    own = signed_in(cast.registrar).get(f"{TABLES}age_by_sex/").context["grid"]
    shared = signed_in(cast.process_leader).get(f"{TABLES}age_by_sex/").context["grid"]
    assert {cell.text for row in own.rows for cell in row.cells} & {"1", "2", "3", "4"}
    assert not {cell.text for row in shared.rows for cell in row.cells} & {"1", "2", "3", "4"}
    assert any(cell.hidden for row in shared.rows for cell in row.cells)


def test_the_files_hold_what_the_page_shows(cast, signed_in, some):
    client = signed_in(cast.process_leader)
    grid = client.get(f"{TABLES}age_by_sex/").context["grid"]
    answer = client.get(f"{TABLES}age_by_sex.xlsx")
    sheet = CalamineWorkbook.from_filelike(BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    shown = [[row.head.text, *(cell.text for cell in row.cells)] for row in grid.rows]
    written = [[f"{int(cell) if isinstance(cell, float) else cell}" for cell in row[1:]] for row in sheet[3:]]
    assert written[: len(shown)] == shown
    assert answer["Content-Disposition"] == 'attachment; filename="stegen-age_by_sex.xlsx"'
    text = client.get(f"{TABLES}age_by_sex.csv").content.decode("utf-8-sig")
    assert text.splitlines()[0] == "code;label;women;men;unknown;total"
    book = CalamineWorkbook.from_filelike(BytesIO(client.get(f"{TABLES}all.xlsx").content))
    assert {"age_by_sex", "exits_by_sex", "goal_progress"} <= set(book.sheet_names)
    assert "caseload" not in book.sheet_names


def test_downloads_are_logged(cast, signed_in):
    signed_in(cast.registrar).get(f"{TABLES}all.xlsx")
    assert LogEntry.objects.filter(act="report.downloaded", fields="xlsx").count() == 1


def test_a_chart_is_a_picture_for_light_and_dark_pages(cast, signed_in):
    client = signed_in(cast.registrar)
    light, dark = (client.get(f"{TABLES}age_by_sex/chart.svg?dark={dark}") for dark in (0, 1))
    assert light["Content-Type"] == "image/svg+xml"
    assert light.content.startswith(b"<svg")
    assert light.content != dark.content


def test_the_goal_is_told_line_by_line_in_its_order(cast, signed_in):
    answer = signed_in(cast.registrar).get(GOAL)
    goal, threshold, _legend = answer.context["goals"][0]
    assert (goal.title, threshold) == ("Minst hälften i arbete eller studier inom tolv månader", "50\u00a0%")
    assert len(goal.lines) == 5
    assert goal.lines[0].sentence.startswith("Minst 0 av de 1 som startat")
    assert (goal.lines[0].band.at, goal.lines[0].band.threshold) == (0, 500)
    page = text_of(answer)
    assert "förändring, inte en effekt" in page
    assert "Målet är 50 % inom 12 månader från start" in " ".join(page.split())


def test_a_line_that_cannot_be_computed_says_why(cast, signed_in):
    goal, *_words = signed_in(cast.registrar).get(GOAL).context["goals"][0]
    lacking = [line for line in goal.lines if line.band is None]
    assert lacking
    assert all("kan inte beräknas" in line.reading for line in lacking)


def test_what_is_hidden_in_the_goal_is_hidden_in_its_sentence_and_band(cast, signed_in):
    goal, *_words = signed_in(cast.process_leader).get(GOAL).context["goals"][0]
    first = goal.lines[0]
    assert first.numerator.hidden or first.denominator.hidden
    assert first.band is None
    assert "dolt" in first.sentence


def test_hidden_lines_say_why_once_and_show_neither_dots_nor_bands(cast, signed_in):
    answer = signed_in(cast.process_leader).get(GOAL)
    goal, *_words = answer.context["goals"][0]
    page = answer.content.decode()
    goals = page[page.index('<section class="goal">') : page.index("</ol></section>")]
    assert goal.hides
    assert page.count("är något av dem mindre än 5") == 1
    assert all(line.label in goals for line in goal.lines)
    assert all(not cell.hidden for line in goal.lines if line.hidden for _name, cell in line.counts)
    assert goals.count("Andelen är dold.") == sum(line.hidden for line in goal.lines)
    if all(line.hidden for line in goal.lines):
        assert ".." not in goals
        assert "<svg" not in goals


def test_renewing_tells_whether_anything_is_new(cast, signed_in):
    client = signed_in(cast.officer)
    client.get(TABLES)
    assert "Inget har ändrats" in text_of(client.post(f"{TABLES}renew/", follow=True))
    register(cast.registrar, cast.project, WOMEN[20], "Ny", "Person")
    assert "Siffrorna är nya" in text_of(client.post(f"{TABLES}renew/", follow=True))


def test_the_pages_take_few_queries_however_many_cases(cast, signed_in, some, django_assert_max_num_queries):
    reading = 23  # of the dataset, its settings and its log row included
    client = signed_in(cast.registrar)
    client.get(TABLES)  # the first page of a session also notes that the session is used
    people = f"{TABLES}age_by_sex/people/?code=total&column=total"
    for page, besides in ((f"{TABLES}age_by_sex/", 8), (GOAL, 8), (people, 10)):
        with django_assert_max_num_queries(reading + besides):
            assert client.get(page).status_code == 200


def test_published_figures_are_read_without_counting_anything(cast, signed_in, django_assert_max_num_queries):
    client = signed_in(cast.process_leader)
    client.get(TABLES)
    for page in (TABLES, f"{TABLES}flow/", GOAL):
        with django_assert_max_num_queries(9):  # two of them open and close the act's transaction
            assert client.get(page).status_code == 200
