from html.parser import HTMLParser
from itertools import pairwise

import pytest

from stegvis.core.language import Words
from stegvis.core.writers import html
from tests.core.writers import documents

ENGLISH = Words("en")


class Elements(HTMLParser):
    """All start tags with their attributes, and the text of the page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def page() -> Elements:
    return Elements(html.page(documents.document(ENGLISH), ENGLISH))


def test_the_page_says_its_language_and_has_one_main_heading(page):
    assert page.all("html") == [{"lang": "en"}]
    assert len(page.all("h1")) == 1
    assert len(page.all("main")) == 1


def test_headings_never_skip_a_level(page):
    levels = [int(tag[1]) for tag, _attributes in page.found if tag in ("h1", "h2", "h3", "h4")]
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(page):
    assert len(page.all("table")) == len(page.all("caption")) == 2
    assert {attributes["scope"] for attributes in page.all("th")} == {"col", "row"}


def test_every_picture_says_what_it_shows(page):
    assert len(page.all("img")) == 2
    assert all("136 in all." in (attributes["alt"] or "") for attributes in page.all("img"))


def test_tables_and_figures_are_numbered_each_by_themselves(page):
    for caption in ("Table 1. Participants by age and sex", "Table 2. A long table", "Figure 2. The way through"):
        assert caption in page.text


def test_links_of_the_contents_lead_to_headings_that_are_there(page):
    ids = {attributes.get("id") for _tag, attributes in page.found}
    targets = [attributes["href"] for attributes in page.all("a")]
    assert targets
    assert all(str(target)[1:] in ids for target in targets)


def test_ids_stand_once(page):
    ids = [attributes["id"] for _tag, attributes in page.found if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_a_computed_block_carries_what_it_was_computed_from(page):
    fingerprints = {attributes.get("data-fingerprint") for _tag, attributes in page.found}
    assert {"f00d", "beef"} <= fingerprints


def test_nothing_on_the_page_runs_or_is_fetched(page):
    assert not page.all("script")
    assert not page.all("link")
    assert all(str(attributes["src"]).startswith("data:image/svg+xml;base64,") for attributes in page.all("img"))


def test_hostile_texts_are_only_text():
    page = Elements(html.page(documents.document(ENGLISH, hostile=True), ENGLISH))
    assert not page.all("script")
    assert all(mark in page.text for mark in documents.HOSTILE_MARKS)
