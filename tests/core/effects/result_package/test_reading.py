"""A package from outside: written and read back, and refused when anything is not as it should be."""

import hashlib
import json
import struct
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from stegvis.core.effects.result_package import contents_of, read_result_package
from stegvis.core.errors import DataProblem
from stegvis.core.language import Words
from stegvis.core.shapes import HIDDEN
from stegvis.core.writers import tables_json

from .results import HASH, PROTOCOL, RESULT, changed, packed


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    return packed(RESULT, tmp_path_factory.mktemp("package"))


def members_of(package) -> dict[str, bytes]:
    with ZipFile(package) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def packed_again(folder, members, *, renewed=True):
    """Pack members; with the manifest's hashes made anew, as somebody who forges one would."""
    if renewed:
        manifest = json.loads(members["manifest.json"])
        manifest["members"] = [
            {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in members.items()
            if name != "manifest.json"
        ]
        members = {**members, "manifest.json": json.dumps(manifest).encode()}
    path = folder / "other.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(name, data)
    return path


def refusal(path) -> str:
    with pytest.raises(DataProblem) as refused:
        read_result_package(path)
    return str(refused.value)


def test_what_is_read_is_what_was_written(package):
    read, made = read_result_package(package), contents_of(RESULT, PROTOCOL)
    for words in (Words("sv"), Words("en")):
        assert tables_json.as_data(read.tables, words) == tables_json.as_data(made.tables, words)
        assert [words.text(each) for each in read.summary.values()] == [words.text(x) for x in made.summary.values()]
        assert [words.text(each.sentence) for each in read.charts] == [words.text(x.sentence) for x in made.charts]
    assert (read.about.protocol["hash"], read.about.protocol["version"], read.about.estimand) == (HASH, 2, "ATT")
    assert set(read.drawings) == {(name, words) for name in ("flow", "love", "overlap") for words in ("sv", "en")}
    assert "0,25" in read.drawings["love", "sv"]
    assert "0.25" in read.drawings["love", "en"]


def test_hidden_cells_are_read_as_hidden(tmp_path):
    few = changed(n={"matched_treated": 134}, dropped={"unmatched_treated": 2})
    assert read_result_package(packed(few, tmp_path)).table("effects_flow").cell("unmatched", "treated") is HIDDEN


def test_the_same_study_gives_the_same_bytes(package, tmp_path):
    assert packed(RESULT, tmp_path).read_bytes() == package.read_bytes()


def test_a_changed_member_is_refused(package, tmp_path):
    members = members_of(package)
    members["tables.json"] = members["tables.json"].replace(b"2.345", b"9.345")
    assert "tables.json: The member has been changed" in refusal(packed_again(tmp_path, members, renewed=False))


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "figures/..\\love.sv.svg", "people.parquet", "figures/"]
)
def test_a_member_that_does_not_belong_is_refused_unread(package, tmp_path, name):
    path = packed_again(tmp_path, {**members_of(package), name: b"id\n"}, renewed=False)
    assert "holds something that does not belong in it" in refusal(path)
    assert name not in refusal(path)


@pytest.mark.parametrize("name", ["manifest.json", "tables.json", "summary.json"])
def test_a_missing_member_is_refused_by_name(package, tmp_path, name):
    members = {each: data for each, data in members_of(package).items() if each != name}
    assert f"{name}: The package lacks a member" in refusal(packed_again(tmp_path, members, renewed=False))


def test_a_member_that_the_manifest_does_not_name_is_refused(package, tmp_path):
    members = members_of(package)
    manifest = json.loads(members["manifest.json"])
    manifest["members"].pop()
    members["manifest.json"] = json.dumps(manifest).encode()
    assert "do not name the same members" in refusal(packed_again(tmp_path, members, renewed=False))


def test_a_member_twice_is_refused(package, tmp_path):
    path = packed_again(tmp_path, members_of(package))
    with ZipFile(path, "a") as opened, pytest.warns(UserWarning, match="Duplicate"):
        opened.writestr("tables.json", b"[]")
    assert "the same one twice" in refusal(path)


def test_a_bomb_is_not_unpacked(package, tmp_path):
    assert "larger than it can be" in refusal(
        packed_again(tmp_path, {**members_of(package), "tables.json": b" " * (5 << 20)})
    )


def test_a_bomb_that_lies_about_its_size_is_not_unpacked(package, tmp_path):
    path = packed_again(tmp_path, {"tables.json": b" " * (5 << 20)}, renewed=False)
    data = path.read_bytes().replace(struct.pack("<I", 5 << 20), struct.pack("<I", 100))
    path.write_bytes(data)
    assert "other.zip" in refusal(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nothing", b"%PDF-1.7"])
def test_what_is_no_package_is_refused(tmp_path, content):
    path = tmp_path / "other.zip"
    path.write_bytes(content)
    assert "is not a package, or is damaged" in refusal(path)


def test_a_cut_package_is_refused(package, tmp_path):
    path = tmp_path / "other.zip"
    path.write_bytes(package.read_bytes()[:-200])
    assert "is not a package, or is damaged" in refusal(path)


@pytest.mark.parametrize(
    "drawn",
    [
        b"<script>alert(1)</script>",
        b"<g onload='alert(1)'/>",
        b"<image href='https://example.org/a.png'/>",
        b"<a href='javascript:alert(1)'><text>x</text></a>",
        b"<rect fill='url(https://example.org/a)'/>",
        b"<foreignObject/>",
        b"<style>*{}</style>",
        b"<rect style='fill:red'/>",
        b"<g",
    ],
)
def test_a_figure_that_is_more_than_a_drawing_is_refused(package, tmp_path, drawn):
    members = members_of(package)
    members["figures/love.sv.svg"] = members["figures/love.sv.svg"].replace(b"</svg>", drawn + b"</svg>")
    assert "love.sv.svg: The figure holds something else" in refusal(packed_again(tmp_path, members))


def test_an_entity_in_a_figure_is_refused(package, tmp_path):
    members = members_of(package)
    members["figures/love.sv.svg"] = b'<!DOCTYPE svg [<!ENTITY a "b">]>' + members["figures/love.sv.svg"]
    assert "The figure holds something else" in refusal(packed_again(tmp_path, members))


@pytest.mark.parametrize("small", [3, 1.0, -2, 7.5, "136", True])
def test_a_count_that_is_small_or_none_is_refused(package, tmp_path, small):
    members = members_of(package)
    tables = json.loads(members["tables.json"])
    tables[0]["rows"][5][3] = small
    members["tables.json"] = json.dumps(tables).encode()
    assert "tables.json" in refusal(packed_again(tmp_path, members))


def test_a_count_that_passes_as_another_number_is_refused(package, tmp_path):
    members = members_of(package)
    tables = json.loads(members["tables.json"])
    tables[0]["columns"][3]["kind"] = "number"
    members["tables.json"] = json.dumps(tables).encode()
    assert "do not fit together" in refusal(packed_again(tmp_path, members))


@pytest.mark.parametrize("cell", [b"1e999", b"1" * 400])
def test_a_number_without_end_is_refused(package, tmp_path, cell):
    members = members_of(package)
    members["tables.json"] = members["tables.json"].replace(b"2.345", cell)
    assert "tables.json" in refusal(packed_again(tmp_path, members))


@pytest.mark.parametrize(
    "change, told",
    [
        ({"format_version": 2}, "of a form that is not known"),
        ({"format": "other"}, "is not a package"),
        ({"audience": "internal"}, "not as it should be"),
        ({"made_on": "2011-02-31"}, "do not fit together"),
        ({"people": [1]}, "not as it should be"),
        ({"protocol": None}, "not as it should be"),
    ],
)
def test_a_manifest_that_is_not_as_it_should_be_is_refused(package, tmp_path, change, told):
    members = members_of(package)
    members["manifest.json"] = json.dumps({**json.loads(members["manifest.json"]), **change}).encode()
    assert told in refusal(packed_again(tmp_path, members))


@pytest.mark.parametrize("text", [b"[" * 100_000, b'{"a": 1, "a": 2}', b"[NaN]", b"\xff", b'[{"id": "ids"}]'])
def test_a_member_that_can_not_be_read_is_refused(package, tmp_path, text):
    assert "tables.json: The member is not" in refusal(
        packed_again(tmp_path, {**members_of(package), "tables.json": text})
    )


def test_a_row_of_another_width_is_refused(package, tmp_path):
    members = members_of(package)
    tables = json.loads(members["tables.json"])
    tables[0]["rows"][0].append("P-1")
    members["tables.json"] = json.dumps(tables).encode()
    assert "do not fit together" in refusal(packed_again(tmp_path, members))


@pytest.mark.parametrize("change", [{"table": "effects_flow"}, {"kind": "flow"}, {"table": "nothing"}, {"id": "flow"}])
def test_a_figure_of_another_table_is_refused(package, tmp_path, change):
    members = members_of(package)
    figures = json.loads(members["figures.json"])
    figures[1].update(change)
    members["figures.json"] = json.dumps(figures).encode()
    assert "do not fit together" in refusal(packed_again(tmp_path, members))


def test_places_to_fill_in_a_sentence_from_outside_are_left_as_they_are(package, tmp_path):
    members = members_of(package)
    summary = json.loads(members["summary.json"])
    summary[0]["sv"] = "{said.__class__}"
    members["summary.json"] = json.dumps(summary).encode()
    read = read_result_package(packed_again(tmp_path, members))
    assert Words("sv").text(next(iter(read.summary.values()))) == "{said.__class__}"
