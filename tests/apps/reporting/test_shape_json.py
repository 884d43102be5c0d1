"""What is stored of a report is read back without loss."""

import json
from datetime import date

import pytest

from stegvis.apps.reporting.shape_json import block_from_json, block_to_json, table_from_json, table_to_json
from stegvis.core.report.build import build
from stegvis.core.report.fingerprint import fingerprint
from stegvis.core.shapes import HIDDEN, Audience, Column, Share, Table
from stegvis.core.tables import Settings, count_all
from stegvis.demo import utrikesfodda


@pytest.fixture(scope="module")
def dataset():
    return utrikesfodda().dataset()


def through(stored):
    return json.loads(json.dumps(stored))


def test_every_table_comes_back_equal_and_with_its_fingerprint(dataset):
    for table in count_all(dataset, Settings.from_dataset(dataset)):
        back = table_from_json(through(table_to_json(table)))
        assert back == table
        assert fingerprint(back) == fingerprint(table)


@pytest.mark.parametrize("audience", Audience)
def test_every_block_of_a_report_comes_back_equal(dataset, audience):
    texts = {"summary": "Ett **viktigt** resultat.", "limits": "- ett\n- två"}
    blocks = build(dataset, Settings.from_dataset(dataset), audience=audience, texts=texts)
    assert tuple(block_from_json(through(block_to_json(each))) for each in blocks) == blocks


def test_hidden_missing_and_whole_numbers_stay_apart():
    cells = ("a", HIDDEN, None, 0, Share(0.5), 2.0, date(2010, 1, 2))
    table = Table(id="t", title="T", columns=tuple(Column(f"{n}", "") for n in range(7)), rows=(cells,), unit="cases")
    back = table_from_json(through(table_to_json(table))).rows[0]
    assert back == cells
    assert [type(cell) for cell in back] == [type(cell) for cell in cells]


def test_what_no_table_holds_is_not_stored():
    table = Table(id="t", title="T", columns=(Column("code", ""),), rows=((object(),),), unit="cases")
    with pytest.raises(TypeError):
        table_to_json(table)
