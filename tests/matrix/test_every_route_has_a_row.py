"""Deny is the default: a route that nobody has said for whom it opens fails here."""

from collections import Counter
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, get_resolver

from .oracle import EVERYBODY, OPENS
from .rows import ROWS


def routes(patterns, space: str = "") -> Iterator[str]:
    """Tell the name of each address that the application answers at."""
    for each in patterns:
        if isinstance(each, URLPattern):
            yield f"{space}{each.name}"
        else:
            yield from routes(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space)


def test_each_route_has_exactly_one_row_and_each_row_its_route():
    asked, there = Counter(row.name for row in ROWS), Counter(routes(get_resolver().url_patterns))
    assert {"without a row": list((there - asked).elements()), "without a route": list((asked - there).elements())} == {
        "without a row": [],
        "without a route": [],
    }


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_route_opens_for_somebody_in_every_state_or_in_those_it_is_for(row):
    for state in row.when:
        assert [who for who in EVERYBODY if row.expects.answer(who, state) == OPENS]
