"""The skills portfolio: what the person has done, learnt and can, and what shows it."""

from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import add_document
from stegvis.apps.people.models import Document, Person
from stegvis.apps.projects.saving import change

from ...models import CvLine, PortfolioItem
from ...policies import may_record_fact
from .rows import row_added, row_corrected, row_withdrawn, said

FIELDS = frozenset({"kind", "title", "place", "level", "text", "from_year", "until_year", "proof"})
OPTIONAL = ("place", "level", "text", "from_year", "until_year")
KIND = "work_education"
"""Which kind of information a portfolio is."""


@act
def add_portfolio_item(*, person: Person, by: Viewer, paper: bytes = b"", **values: object) -> PortfolioItem:
    """Add an item with what is known of FIELDS; `paper` is a scanned proof, kept among the person's documents."""
    may_record_fact(by, person).or_refuse()
    item = PortfolioItem(person=person)
    change(item, said(values, *OPTIONAL), among=FIELDS)
    item.document = _filed(item, paper, by)
    return row_added(item, "portfolio.added", by)


@act
def correct_portfolio_item(
    *, item: PortfolioItem, why: str, by: Viewer, paper: bytes = b"", **changes: object
) -> PortfolioItem:
    """Put a corrected item in the place of the old one, also in the CVs that hold it."""
    given = said(changes, *OPTIONAL)
    if paper:
        may_record_fact(by, item.person).or_refuse()
        given["document"] = _filed(item, paper, by)
    old, new = row_corrected(item, "portfolio.corrected", why, by, given)
    CvLine.objects.filter(item=old).update(item=new)
    return new


@act
def withdraw_portfolio_item(*, item: PortfolioItem, why: str, by: Viewer) -> PortfolioItem:
    """Take an item out of the portfolio, and so out of every CV. It stays under Changes, with why."""
    return row_withdrawn(item, "portfolio.withdrawn", why, by)


def _filed(item: PortfolioItem, paper: bytes, by: Viewer) -> Document | None:
    if not paper:
        return item.document
    return add_document(person=item.person, kind=KIND, title=item.title, content=paper, by=by)
