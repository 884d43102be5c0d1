"""The files of the invented people of 2011, read as an authority would send them, give the published money."""

from datetime import date

import pytest

from stegvis import demo
from stegvis.core.intake import (
    EXTRACT,
    Delivery,
    Kind,
    Known,
    StudyKey,
    own_mapping,
    read,
    read_sheets,
    suggest_mapping,
    to_dataset,
)
from stegvis.core.tables import Settings, by_id
from stegvis.demo.files import write_all

AS_OF = date(2011, 1, 31)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    write_all(demo.utrikesfodda(), folder, until=date(2010, 12, 31))
    monthly = read(read_sheets(folder / "stegvis-mall-ifylld.xlsx"), own_mapping(), as_of=AS_OF)
    sheets = read_sheets(folder / "utbetalningar.csv", limits=EXTRACT)
    mapping = suggest_mapping(sheets, Kind.PAYMENTS, as_of=AS_OF).mapping("utbetalningar")
    known = Known(numbers=frozenset(monthly.rows["participants"]["personal_number"]))
    paid = read(sheets, mapping, as_of=AS_OF, known=known)
    delivery = Delivery(project="utrikesfodda", title="Utrikesfödda", owner="kommunen", as_of=AS_OF)
    return to_dataset([monthly, paid], StudyKey(bytes(range(32))), delivery)


def test_files_give_38_households_and_seventeen_and_a_half_million_kronor(data):
    settings = Settings.from_dataset(demo.utrikesfodda().dataset())
    counted = by_id("payments_by_household").count(data, settings)
    assert counted.cell("total", "households") == 38
    assert counted.cell("total", "amount") == 17_500_000
    assert counted.cell("over_million", "households") == 5
