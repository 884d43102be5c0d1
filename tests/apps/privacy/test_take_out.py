"""All that an organisation keeps goes into one file, whole, with nothing of anybody else's; the file can be checked."""

import json
from collections import Counter
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from stegvis.apps.access import sealing
from stegvis.apps.access.models import LogEntry
from stegvis.apps.access.verdicts import NotVisible
from stegvis.apps.access.viewers import Job
from stegvis.apps.people import actions as people
from stegvis.apps.people.models import Person
from stegvis.apps.privacy.kinds import KINDS
from stegvis.apps.privacy.take_out import NotWhole, checked, take_out
from stegvis.apps.reporting.frames import dataset_of_owner
from stegvis.core.datapackage import read_package
from tests.apps.people.papers import picture
from tests.apps.people.sharing import consent, hand_over
from tests.cast import WOMEN, register

TODAY = timezone.localdate()
WHY = "Beslut 2026-11-02, § 14"
BY = Job("take_out")
PAPER = picture()


@pytest.fixture
def place(tmp_path):
    return tmp_path / "ekby.zip"


@pytest.fixture
def ekby(cast):
    """Ekby's persons: one with a paper, a consent and what was handed over, and another."""
    people.add_document(person=cast.amina, kind="health", title="Intyg", content=PAPER, by=cast.case_worker)
    consent(cast)
    hand_over(cast)
    register(cast.registrar, cast.project, WOMEN[3], "Cecilia", "Påhittsson")
    return cast.ekby


def inside(place: Path) -> dict[str, bytes]:
    with ZipFile(place) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(place: Path, **files: bytes | None) -> Path:
    """Write the file anew with some of its files changed, added, or (None) left out."""
    contents = {**inside(place), **files}
    with ZipFile(place, "w", ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            if content is not None:
                archive.writestr(name, content)
    return place


@pytest.mark.django_db
def test_every_row_of_every_kind_is_in_it_and_nobody_elses(cast, ekby, place):
    manifest = take_out(ekby, place, why=WHY, by=BY)
    own = Person.objects.filter(owner=ekby)
    expected = Counter()
    for kind in (each for each in KINDS if not each.machine):
        expected[kind.label] = sum(kind.rows(person).count() for person in own)
    assert manifest["rows"] == dict(sorted((+expected).items()))
    keys = {name.split("/")[1] for name in inside(place) if name.startswith("persons/")}
    assert keys == set(own.values_list("key", flat=True))
    assert manifest["persons"] == own.count() == 2
    assert all(
        person.key.encode() not in b"".join(inside(place).values()) for person in Person.objects.exclude(owner=ekby)
    )


@pytest.mark.django_db
def test_documents_datasets_and_the_log_are_read_back(cast, ekby, place, tmp_path):
    take_out(ekby, place, why=WHY, by=BY)
    files = inside(place)
    assert PAPER in files.values()
    with ZipFile(place) as archive:
        archive.extractall(tmp_path / "out")
    dataset = read_package(tmp_path / "out" / "projects" / cast.project.key)
    own = dataset_of_owner(cast.project, ekby, cut_off=TODAY, by=BY)
    assert {name: frame.height for name, frame in dataset.frames.items()} == {
        name: frame.height for name, frame in own.frames.items()
    }
    assert dataset["cases"].height > 0
    entries = [json.loads(line) for line in files["log.jsonl"].splitlines()]
    in_it = LogEntry.objects.filter(organisation_id=ekby.pk).exclude(act="organisation.take_out_made")
    assert len(entries) == in_it.count()
    assert {each["act"] for each in entries} >= {"person.registered", "organisation.taken_out"}


@pytest.mark.django_db
def test_each_persons_log_says_that_it_was_taken_out_and_why(cast, ekby, place):
    take_out(ekby, place, why=WHY, by=BY)
    entry = LogEntry.objects.get(act="organisation.taken_out")
    assert set(entry.person_keys.split()) == set(Person.objects.filter(owner=ekby).values_list("key", flat=True))
    assert (entry.reason, entry.organisation_id) == (WHY, ekby.pk)
    assert sealing.verify().is_whole


@pytest.mark.django_db
def test_the_file_is_for_its_maker_alone_and_never_written_over(cast, ekby, place):
    take_out(ekby, place, why=WHY, by=BY)
    assert place.stat().st_mode & 0o077 == 0
    before = place.read_bytes()
    with pytest.raises(FileExistsError):
        take_out(ekby, place, why=WHY, by=BY)
    assert place.read_bytes() == before
    assert list(place.parent.iterdir()) == [place]


@pytest.mark.django_db
def test_what_breaks_off_leaves_nothing_behind(cast, ekby, place, monkeypatch):
    def breaks(*_given, **_named):
        raise OSError("the disk is full")

    monkeypatch.setattr("stegvis.apps.privacy.take_out.write_package", breaks)
    with pytest.raises(OSError, match="disk is full"):
        take_out(ekby, place, why=WHY, by=BY)
    assert list(place.parent.iterdir()) == []


@pytest.mark.django_db
def test_a_changed_missing_or_added_file_is_found(cast, ekby, place):
    take_out(ekby, place, why=WHY, by=BY)
    extract = next(name for name in inside(place) if name.endswith("extract.json"))
    whole = place.read_bytes()
    for files, said in (
        ({extract: b"{}"}, f"{extract} is not as it was made"),
        ({"log.jsonl": None}, "log.jsonl is missing"),
        ({"more.txt": b"?"}, "more.txt does not belong here"),
    ):
        place.write_bytes(whole)
        with pytest.raises(NotWhole) as wrong:
            checked(changed(place, **files))
        assert wrong.value.args == (said,)
    place.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(NotWhole, match="cut off"):
        checked(place)


@pytest.mark.django_db
def test_the_command_says_what_is_in_the_file(cast, ekby, place, capsys):
    call_command("take_out", str(place), organisation=ekby.name, why=WHY)
    call_command("take_out", str(place), check=True)
    made, read = capsys.readouterr().out.splitlines()
    assert made == read
    assert made.startswith(f"{ekby.name}: 2 persons, ")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"organisation": "Nämnden i Ingenstans", "why": WHY}, "no organisation called Nämnden i Ingenstans"),
        ({"organisation": "Socialnämnden i Ekby"}, "Say --organisation and --why"),
        ({"check": True}, "no file that was taken out"),
    ],
)
def test_the_command_says_what_is_missing(cast, place, named, said):
    with pytest.raises(CommandError, match=said):
        call_command("take_out", str(place), **named)
    assert not place.exists()


@pytest.mark.django_db
def test_nobody_at_a_screen_gets_an_owners_whole_dataset(cast):
    for viewer in (Job("figures", cast.registrar), Job("figures", cast.process_leader)):
        with pytest.raises(NotVisible):
            dataset_of_owner(cast.project, cast.ekby, cut_off=TODAY, by=viewer)
