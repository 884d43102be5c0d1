"""A protocol's form, its hash, its versions, and what is written down of it."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from stegvis.core.effects import Plan
from stegvis.core.effects.protocol import (
    Design,
    Role,
    beside,
    canonical,
    example,
    fingerprint,
    fix,
    fixed_version,
    note_reading,
    note_run,
    plan_of,
    read_ledger,
    read_protocol,
)
from stegvis.core.errors import DataProblem
from tests.core.effects.protocols import MATCH, THEN, write


def fixed(path, at=THEN):
    return fix(read_protocol(path), at=at, software="stegvis 1")


@pytest.mark.parametrize("design", Design)
def test_the_examples_are_as_they_should_be(design, tmp_path):
    protocol = read_protocol(write(tmp_path, example(design)))
    assert protocol.design is design
    assert list(protocol.roles.values())[:2] == [Role.PRIMARY, Role.OTHER]


def test_the_hash_is_that_of_sha256_over_sorted_json():
    """`printf '%s' '{"a":[1,"ö"],"b":2}' | sha256sum` gives the second."""
    assert canonical({"b": 2.0, "a": [1, "o\u0308 "]}) == '{"a":[1,"ö"],"b":2}'
    assert fingerprint({"b": 2, "a": [1, "ö"]}) == "4be1f4594c52aa5f03021736910fc987d274459d1ff69ff9d2702515fac0323b"


def test_comments_order_of_keys_and_line_ends_make_no_difference(tmp_path):
    lines = MATCH.strip().splitlines()
    other = "# För nämnden\r\n" + "\r\n".join([*lines[1:], lines[0]]).replace("ratio: 2", "ratio: 2.0").replace(
        "}\r\n", "} # så\r\n"
    )
    one, two = (read_protocol(write(tmp_path, text, name)) for text, name in ((MATCH, "a.yaml"), (other, "b.yaml")))
    assert one.hash == two.hash


@pytest.mark.parametrize("old, new", [("0.2", "0.25"), ("[18–64 år]", "[18–65 år]"), ("age, woman", "woman, age")])
def test_everything_that_is_said_is_in_the_hash(tmp_path, old, new):
    changed = read_protocol(write(tmp_path, MATCH.replace(old, new)))
    assert changed.hash != read_protocol(write(tmp_path, MATCH)).hash


def test_what_is_not_said_is_as_usual(tmp_path):
    """The usual is that of Plan, so that a protocol and the command line mean the same."""
    minimal = MATCH.replace(", ratio: 2, caliper: 0.2", "")
    plan = plan_of(read_protocol(write(tmp_path, minimal)).settings)
    stated = {name: getattr(plan, name) for name in ("treatment", "covariates", "id", "exact")}
    assert plan == Plan(**stated)


@pytest.mark.parametrize(
    "old, new, said",
    [
        ("estimand: ATT", "estimand: ATE", "row 15, estimand: The value is not one of those that can be. Expected"),
        ("title: Lag\n", "", "row 1, title: This part is missing"),
        ("ratio: 2", "ratio: 0", "row 16, analysis.ratio: The number is not possible. Expected: 1 or more"),
        ("ratio: 2", "ratoi: 2", "row 16, analysis.ratoi: There is no part of this name here. Expected"),
        ("ratio: 2", "ratio: two", "row 16, analysis.ratio: The part is of the wrong kind. Expected: a whole number"),
        ("caliper: 0.2", "caliper: .nan", "row 16, analysis.caliper: A number is infinite"),
        ("months: 24", "month: 24", "row 8, follow_up.months: This part is missing"),
        ("[18–64 år]", "[]", "row 4, eligibility: The part is empty"),
        ("[municipality]", "[a, a]", "row 14, exact: Something stands twice"),
        ("column: employed", "column: outcome", "row 11, outcomes.others.1.column: The outcome is named twice"),
        ("column: before", "column: age", "row 12, outcomes.negative_controls.1.column: The outcome can't be"),
        ("[age, woman,", "[treated, woman,", "row 13, treated: The column can't be a covariate as well"),
        ("[age, woman, income", "[age, ((woman, income", "row 13, covariates: A part of the formula can't be read"),
        ("estimate: aipw", "estimate: aipw, method: cem", "ratio, caliper: Coarsened exact matching has no use"),
        ("design: match", "design: match\ndesign: did", "row 4, design: The key stands twice"),
        ("design: match", "design: did", "analysis.ratio: There is no part of this name"),
        ("title: Lag", "title: &a Lag\nquestion: *a", "The file refers back to itself"),
        ("title: Lag", "title: [Lag", "row 3: The line is not readable YAML"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_by_file_line_and_key(tmp_path, old, new, said):
    assert old in MATCH
    with pytest.raises(DataProblem) as problem:
        read_protocol(write(tmp_path, MATCH.strip().replace(old, new)))
    assert str(problem.value).startswith("study.yaml")
    assert said in str(problem.value)


@pytest.mark.parametrize("content", ["", "[]", "3", "text"])
def test_a_file_that_is_no_protocol_is_refused(tmp_path, content):
    with pytest.raises(DataProblem):
        read_protocol(write(tmp_path, content))


def test_a_protocol_that_is_not_fixed_can_not_be_followed(tmp_path):
    protocol = read_protocol(write(tmp_path, MATCH))
    with pytest.raises(DataProblem, match="not fixed"):
        fixed_version(protocol)


def test_fixing_writes_hash_date_and_a_copy(tmp_path):
    path = write(tmp_path, MATCH)
    version, new = fixed(path)
    assert (version.number, version.fixed_at, new) == (1, THEN, True)
    assert fixed_version(read_protocol(path)) == version
    assert (tmp_path / "study.v1.yaml").read_bytes() == path.read_bytes()
    (entry,) = map(json.loads, (tmp_path / "study.ledger.jsonl").read_text(encoding="utf-8").splitlines())
    assert (entry["event"], entry["hash"], entry["at"]) == ("fixed", version.hash, "2011-02-01T09:30:00+00:00")
    assert entry["settings"]["order"] == "largest"


def test_fixing_twice_changes_nothing(tmp_path):
    path = write(tmp_path, MATCH)
    fixed(path)
    before = beside(path).read_bytes()
    version, new = fixed(path, THEN + timedelta(days=9))
    assert (version.fixed_at, new, beside(path).read_bytes()) == (THEN, False, before)


def test_a_changed_protocol_is_a_new_version_beside_the_old(tmp_path):
    path = write(tmp_path, MATCH)
    first, _new = fixed(path)
    write(tmp_path, MATCH.replace("0.2", "0.1"))
    with pytest.raises(DataProblem, match="changed since version 1"):
        fixed_version(read_protocol(path))
    second, _new = fixed(path, THEN + timedelta(days=9))
    assert [each.number for each in read_ledger(path).versions] == [1, 2]
    assert fixed_version(read_protocol(path)) == second
    assert fixed_version(read_protocol(tmp_path / "study.v1.yaml")) == first


def test_a_version_fixed_after_an_outcome_was_read_says_so(tmp_path):
    path = write(tmp_path, MATCH)
    first, _new = fixed(path)
    note_reading(read_protocol(path), first, ["outcome"], at=THEN + timedelta(hours=1))
    write(tmp_path, MATCH.replace("0.2", "0.1"))
    second, _new = fixed(path, THEN + timedelta(days=1))
    assert (first.read_before, second.read_before) == ((), ("outcome",))
    assert read_ledger(path).versions[1].read_before == ("outcome",)


def test_only_the_first_reading_of_an_outcome_is_written_down(tmp_path):
    path = write(tmp_path, MATCH)
    version, _new = fixed(path)
    for hours, names in ((1, ["outcome"]), (2, ["outcome", "employed"]), (3, ["employed"])):
        note_reading(read_protocol(path), version, names, at=THEN + timedelta(hours=hours))
    found = read_ledger(path).first_read
    assert found == {"outcome": THEN + timedelta(hours=1), "employed": THEN + timedelta(hours=2)}


def test_runs_are_listed_in_their_order(tmp_path):
    path = write(tmp_path, MATCH)
    version, _new = fixed(path)
    for name in ("one.csv", "two.csv"):
        told = {"at": THEN, "command": "match", "extract": name, "extract_hash": "ab", "settings": {}, "software": "s"}
        note_run(read_protocol(path), version, **told)
    assert [each["input"] for each in read_ledger(path).runs] == ["one.csv", "two.csv"]


def test_a_ledger_that_is_damaged_is_refused_by_line_and_left_alone(tmp_path):
    path = write(tmp_path, MATCH)
    fixed(path)
    with beside(path).open("a", encoding="utf-8") as file:
        file.write("{not json\n")
    before = beside(path).read_bytes()
    with pytest.raises(DataProblem, match=r"study.ledger.jsonl, row 2"):
        fixed(path)
    assert beside(path).read_bytes() == before


def test_another_file_in_the_place_of_the_copy_is_not_written_over(tmp_path):
    path = write(tmp_path, MATCH)
    write(tmp_path, "mine", "study.v1.yaml")
    with pytest.raises(DataProblem, match=r"study.v1.yaml"):
        fixed(path)
    assert not beside(path).exists()
    assert replace(read_ledger(path)).entries == ()
