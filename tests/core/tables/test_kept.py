"""What is computed once for a dataset, and forgotten with it."""

import gc

from stegvis.core.tables import kept as memory
from stegvis.core.tables.kept import kept
from tests.core.tables.small import dataset


def test_a_dataset_computes_each_thing_once_and_another_dataset_anew():
    calls = []
    first, second = dataset(), dataset()
    for each in (first, first, second):
        assert kept(each, "thing", lambda: calls.append(1) or len(calls)) in (1, 2)
    assert len(calls) == 2
    assert kept(first, "another thing", lambda: "new") == "new"


def test_what_was_computed_goes_with_its_dataset():
    data = dataset()
    number = id(data)
    kept(data, "thing", lambda: 1)
    assert number in memory._kept
    del data
    gc.collect()
    assert number not in memory._kept
