"""The dataset written and read as a data package."""

import json
import shutil
from datetime import date
from pathlib import Path

import frictionless
import polars as pl
import pyreadstat
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stegvis.core.datapackage import content_hash, read_package, write_package
from stegvis.core.errors import DataProblem
from stegvis.core.frames import BY_NAME, POLARS, SPECS, Dataset, Type

SETTINGS = {"project": "demo", "period": {"from": date(2009, 2, 1)}, "by": ["sex", "age"], "title": "Åtgärd"}


def table(name: str, *rows: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=BY_NAME[name].schema)


@pytest.fixture
def dataset() -> Dataset:
    return Dataset(
        {
            "project": table("project", {"project": "demo", "title": "Påhittat projekt", "budget": 1.5e6}),
            "persons": table(
                "persons",
                {"person_key": "p1", "sex": "woman", "birth_year": 1970, "municipality": "0330"},
                {"person_key": "p2", "sex": "man"},
            ),
            "cases": table(
                "cases",
                {"case_key": "c1", "person_key": "p1", "project": "demo", "owner": "o, “ett”", "state": "exited",
                 "started": date(2009, 3, 1), "exited": date(2010, 1, 31), "exit_reason": "A1"},
                {"case_key": "c2", "person_key": "p2", "project": "demo", "owner": "o", "state": "under_way"},
            ),
            "occupations": table(
                "occupations",
                {"person_key": "p1", "on": date(2010, 2, 1), "code": "work", "hours": 22.5, "supported": False},
                {"person_key": "p2", "on": None, "code": "not_a_code", "hours": None, "supported": True},
            ),
            "payments": table(
                "payments",
                {"household_key": "h1", "month": date(2009, 1, 1), "kind": "assistance", "amount": 7000.0},
                {"household_key": "h2", "month": date(2009, 1, 1), "kind": "assistance", "amount": 9000.0},
            ),
            "household_members": table(
                "household_members",
                {"household_key": "h1", "person_key": "p1"},
                {"household_key": "h2", "person_key": "p2"},
            ),
        },
        SETTINGS,
    )  # fmt: skip


def same(one: Dataset, other: Dataset) -> bool:
    return all(one[spec.name].equals(other[spec.name]) for spec in SPECS) and one.settings == other.settings


@pytest.mark.parametrize("form", ["csv", "parquet", "sav", "dta"])
def test_what_is_written_is_read_back_the_same(dataset, tmp_path, form):
    assert same(read_package(write_package(dataset, tmp_path / "out", format=form)), dataset)


def test_an_empty_dataset_is_read_back_in_every_format(tmp_path):
    for form in ("csv", "parquet", "sav", "dta"):
        assert same(read_package(write_package(Dataset({}), tmp_path / form, format=form)), Dataset({}))


def test_frictionless_finds_the_package_valid(dataset, tmp_path):
    mended = dataset.with_frames(occupations=dataset["occupations"].filter(pl.col("code") != "not_a_code"))
    folder = write_package(mended, tmp_path / "out")
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "message"])


def test_frictionless_sees_an_unknown_code_and_a_loose_key(dataset, tmp_path):
    loose = dataset.with_frames(persons=dataset["persons"].head(1))
    folder = write_package(loose, tmp_path / "out")
    tasks = frictionless.validate(str(folder / "datapackage.json")).tasks
    found = {(task.name, error.type) for task in tasks for error in task.errors}
    assert {("occupations", "constraint-error"), ("cases", "foreign-key")} <= found


def test_the_descriptor_is_valid_in_every_format(dataset, tmp_path):
    for form in ("csv", "parquet", "sav", "dta"):
        folder = write_package(dataset, tmp_path / form, format=form)
        assert frictionless.Package.validate_descriptor(json.loads((folder / "datapackage.json").read_text())).valid


def test_the_package_holds_the_codebook_as_a_table_and_to_read(dataset, tmp_path):
    folder = write_package(dataset, tmp_path / "out")
    codes = pl.read_csv(folder / "codebook.csv", infer_schema=False).filter(pl.col("list") == "municipalities")
    assert codes.filter(pl.col("code") == "1917")["valid_until"].to_list() == ["2006-12-31"]
    assert "Arbete utan stöd" in (folder / "codebook.sv.md").read_text()
    assert "Work without support" in (folder / "codebook.en.md").read_text()


def test_a_zip_is_read_like_its_folder(dataset, tmp_path):
    write_package(dataset, tmp_path / "out")
    inner = shutil.make_archive(str(tmp_path / "flat"), "zip", tmp_path / "out")
    outer = shutil.make_archive(str(tmp_path / "nested"), "zip", tmp_path, "out")
    assert same(read_package(Path(inner)), dataset)
    assert same(read_package(Path(outer)), dataset)
    assert same(read_package(tmp_path / "out" / "datapackage.json"), dataset)


def test_spss_and_stata_carry_labels_in_swedish(dataset, tmp_path):
    for form, read in (("sav", pyreadstat.read_sav), ("dta", pyreadstat.read_dta)):
        folder = write_package(dataset, tmp_path / form, format=form)
        frame, about = read(str(folder / f"cases.{form}"), output_format="polars")
        reasons = about.variable_value_labels["exit_reason"]
        assert reasons[frame["exit_reason"][0]] == "A1: Arbete utan stöd"
        assert frame["started"][0] == date(2009, 3, 1)


# ---- foreign packages -------------------------------------------------------------------------------------------


def foreign(folder: Path, content: bytes, name: str = "cases", **resource: object) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "f.csv").write_bytes(content)
    described = {"resources": [{"name": name, "path": "f.csv", **resource}, {"name": "other", "path": "x.csv"}]}
    (folder / "datapackage.json").write_text(json.dumps(described))
    return folder


HEAD = "case_key,person_key,project,owner,state,started,age_at_start\n"


def test_each_bad_cell_is_named_by_row_and_column_but_not_by_its_value(tmp_path):
    folder = foreign(
        tmp_path / "in", (HEAD + "c1,p1,x,o,exited,2010-02-30,31\nc2,p2,x,o,exited,2010-02-28,old\n").encode()
    )
    with pytest.raises(DataProblem) as problem:
        read_package(folder)
    assert [(f.file, f.row, f.column) for f in problem.value.findings] == [
        ("f.csv", 2, "started"),
        ("f.csv", 3, "age_at_start"),
    ]
    assert "2010-02-30" not in str(problem.value)
    assert "old" not in str(problem.value)


def test_a_column_full_of_bad_cells_gives_a_hundred_findings_and_a_number(tmp_path):
    folder = foreign(tmp_path / "in", (HEAD + "c,p,x,o,exited,soon,1\n" * 250).encode())
    with pytest.raises(DataProblem) as problem:
        read_package(folder)
    assert len(problem.value.findings) == 101
    assert "150 more cells" in str(problem.value.findings[-1])


def test_semicolons_windows_letters_a_byte_order_mark_and_stated_formats_are_read(tmp_path):
    fields = [{"name": "amount", "type": "number", "decimalChar": ","}, {"name": "month", "format": "%d/%m/%Y"}]
    body = "household_key;month;kind;amount\nhö;01/12/2010;assistance;12,5\nh2;01/12/2010;assistance;NA\n"
    schema = {"fields": fields, "missingValues": ["NA"]}
    for content in (body.encode("cp1252"), b"\xef\xbb\xbf" + body.encode()):
        read = read_package(foreign(tmp_path / "in", content, "payments", schema=schema))["payments"]
        assert read.row(0) == ("hö", date(2010, 12, 1), "assistance", 12.5)
        assert read["amount"][1] is None


def test_columns_that_are_not_required_may_be_left_out(tmp_path):
    assert (
        read_package(foreign(tmp_path / "in", (HEAD + "c,p,x,o,exited,,\n").encode()))["cases"]["exit_reason"][0]
        is None
    )


def test_a_missing_required_column_is_named(tmp_path):
    with pytest.raises(DataProblem, match="state: The column is missing"):
        read_package(foreign(tmp_path / "in", b"case_key,person_key,project,owner\nc,p,x,o\n"))


@pytest.mark.parametrize(
    "path", ["../secret.csv", "/etc/passwd", "C:\\x.csv", "https://example.org/x.csv", "", None, ["a"]]
)
def test_a_package_reaches_no_file_outside_itself(tmp_path, path):
    (tmp_path / "secret.csv").write_text(HEAD)
    folder = foreign(tmp_path / "in", b"")
    (folder / "datapackage.json").write_text(json.dumps({"resources": [{"name": "cases", "path": path}]}))
    with pytest.raises(DataProblem, match="in the package"):
        read_package(folder)


def test_a_link_out_of_the_package_is_not_followed(tmp_path):
    (tmp_path / "secret.csv").write_text(HEAD)
    folder = foreign(tmp_path / "in", b"")
    (folder / "f.csv").unlink()
    (folder / "f.csv").symlink_to(tmp_path / "secret.csv")
    with pytest.raises(DataProblem, match="missing from the package"):
        read_package(folder)


@pytest.mark.parametrize(
    "content, message",
    [(b"", "empty"), (HEAD.encode() + b"a,b,c,d,e,f,g,h,i\n", "as CSV"), (HEAD.encode() + b'"a,b\n', "as CSV")],
)
def test_a_broken_file_ends_in_a_clear_message(tmp_path, content, message):
    with pytest.raises(DataProblem, match=message):
        read_package(foreign(tmp_path / "in", content))


def test_what_is_no_package_is_said_to_be_none(tmp_path):
    (tmp_path / "bad.zip").write_bytes(b"PK no")
    (tmp_path / "bad.json").write_text("{")
    (tmp_path / "list.json").write_text("[]")
    for place, message in (
        ("", "not a data package"),
        ("bad.zip", "zip"),
        ("bad.json", "JSON"),
        ("list.json", "no tables"),
    ):
        with pytest.raises(DataProblem, match=message):
            read_package(tmp_path / place)


def test_settings_must_be_a_mapping(tmp_path):
    folder = foreign(tmp_path / "in", HEAD.encode())
    (folder / "report.yaml").write_text("- 1")
    with pytest.raises(DataProblem, match="mapping"):
        read_package(folder)
    (folder / "report.yaml").write_text("a: [")
    with pytest.raises(DataProblem, match="YAML"):
        read_package(folder)


# ---- writing safely ---------------------------------------------------------------------------------------------


def test_a_package_is_replaced_and_nothing_is_left_beside_it(dataset, tmp_path):
    write_package(dataset, tmp_path / "out", format="sav")
    write_package(dataset, tmp_path / "out")
    assert not list((tmp_path / "out").glob("*.sav"))
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


def test_a_folder_with_something_else_is_refused_and_left_alone(dataset, tmp_path):
    mine = tmp_path / "out" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    with pytest.raises(DataProblem, match="not a data package"):
        write_package(dataset, tmp_path / "out")
    mine.unlink()
    write_package(dataset, tmp_path / "out")
    mine.write_text("mine")
    with pytest.raises(DataProblem, match="no part of"):
        write_package(dataset, tmp_path / "out")
    assert mine.read_text() == "mine"


def test_a_file_in_the_way_is_refused(dataset, tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(DataProblem, match="a file where"):
        write_package(dataset, tmp_path / "out")


def test_a_write_that_fails_leaves_the_old_package_whole(dataset, tmp_path):
    folder = write_package(dataset, tmp_path / "out")
    before = (folder / "datapackage.json").read_bytes()
    broken = Dataset(dataset.frames, {"who": object()})
    with pytest.raises(Exception, match="object"):
        write_package(broken, folder)
    assert (folder / "datapackage.json").read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["out"]


# ---- content hash -----------------------------------------------------------------------------------------------


def renamed(dataset: Dataset) -> Dataset:
    """The same content as another study would see it: other keys, other row order."""
    new = [pl.col(key).str.reverse().str.replace("^", "k") for key in ("person_key", "case_key", "household_key")]
    return Dataset(
        {
            name: frame.with_columns(each for each in new if each.meta.root_names()[0] in frame.columns).reverse()
            for name, frame in dataset.frames.items()
        }
    )


def test_other_keys_and_another_order_hash_the_same(dataset):
    assert content_hash(renamed(dataset)) == content_hash(dataset)


def test_a_changed_value_hashes_otherwise(dataset):
    changed = dataset["payments"].with_columns(amount=pl.col("amount") + 1)
    assert content_hash(dataset.with_frames(payments=changed)) != content_hash(dataset)


def test_a_payment_moved_to_another_household_hashes_otherwise(dataset):
    swapped = dataset["payments"].with_columns(amount=pl.col("amount").reverse())
    assert content_hash(dataset.with_frames(payments=swapped)) != content_hash(dataset)


def test_the_hash_does_not_change_from_one_version_to_the_next(dataset):
    assert content_hash(dataset) == "sha256:97523edf3dc102090e61ad4888f2338addc7ea97afd94b17765d06286e3c937d"


@pytest.mark.parametrize(("name", "code"), [("rests_on", "law"), ("municipality", "1267")])
def test_what_came_to_be_known_later_hashes_otherwise(dataset, name, code):
    """The columns are newer than the hash above: empty they play no part, filled they do."""
    schema = BY_NAME["deviations"].schema
    row = {"deviation_key": "a", "project": "demo", "on": date(2010, 8, 1), "category": "demands"}

    def stopped(**known):
        rows = [{**dict.fromkeys(schema), **row, **known}]
        return content_hash(dataset.with_frames(deviations=pl.DataFrame(rows, schema=schema)))

    assert stopped() != content_hash(dataset)
    assert stopped(**{name: code}) != stopped()


# ---- any dataset ------------------------------------------------------------------------------------------------

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)
VALUES = {
    Type.TEXT: TEXTS,
    Type.WHOLE: st.integers(-(10**9), 10**9),
    Type.DECIMAL: st.floats(allow_nan=False, allow_infinity=False, width=32),
    Type.DAY: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    Type.YES_NO: st.booleans(),
}


@st.composite
def any_rows(draw) -> pl.DataFrame:
    spec = BY_NAME["occupations"]
    row = st.tuples(*(st.none() | VALUES[field.type] for field in spec.fields))
    rows = draw(st.lists(row, max_size=8))
    return pl.DataFrame(rows, schema={f.name: POLARS[f.type] for f in spec.fields}, orient="row")


@pytest.mark.histories
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=any_rows(), form=st.sampled_from(["csv", "parquet"]))
def test_any_rows_are_read_back_the_same(tmp_path, rows, form):
    written = Dataset({"occupations": rows})
    assert same(read_package(write_package(written, tmp_path / form, format=form)), written)
