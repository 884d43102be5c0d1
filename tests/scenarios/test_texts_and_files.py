"""What comes from outside is data: a script, a formula or a path in it does nothing."""

import io
import zipfile

import docx
import pytest

from stegvis.apps.people.file_types import NotAPaper, file_type
from stegvis.apps.projects import actions as projects
from stegvis.core.datapackage import read_package
from stegvis.core.errors import DataProblem
from stegvis.core.intake.files import read_sheets
from tests.core.intake.foreign_files import rezipped, xlsx

SCRIPT = '<script>alert("1")</script><img src=x onerror=alert(1)>'
OUTSIDE = ["../outside.txt", "/srv/outside.txt", "a/../../outside.txt", "..\\outside.txt", "C:\\outside.txt"]


def test_a_script_in_a_projects_name_is_inert_on_every_page_about_it(cast, signed_in):
    projects.update_project(project=cast.project, name=SCRIPT, why="Prov", by=cast.officer)
    client = signed_in(cast.officer)
    pages = ["/projects/", "/projects/stegen/", "/today/", "/reports/", "/reports/stegen/", "/projects/stegen/goals/"]
    read = {address: client.get(address, follow=True).content.decode() for address in pages}
    assert not [address for address, page in read.items() if "<script>alert" in page or "<img src=x" in page]
    assert sum("&lt;script&gt;alert" in page for page in read.values()) >= 4


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_package_whose_members_lead_outside_writes_nothing_there(tmp_path, name):
    place = tmp_path / "deep" / "paket.zip"
    place.parent.mkdir()
    with zipfile.ZipFile(place, "w") as archive:
        archive.writestr("datapackage.json", '{"resources": []}')
        archive.writestr(name, "planted")
    with pytest.raises(DataProblem, match="leads out of it"):
        read_package(place)
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == ["paket.zip"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_paper_whose_members_lead_outside_is_none(name):
    paper = io.BytesIO()
    docx.Document().save(paper)
    assert file_type(paper.getvalue()).label
    with pytest.raises(NotAPaper):
        file_type(rezipped(paper.getvalue(), {name: b"planted"}))


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_workbook_whose_members_lead_outside_writes_nothing_there(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DataProblem, match="leads out of it"):
        read_sheets(rezipped(xlsx({"Blad": [["a", 1]]}), {name: b"planted"}), "fil.xlsx")
    assert not list(tmp_path.iterdir())
