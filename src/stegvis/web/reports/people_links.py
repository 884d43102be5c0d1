"""The addresses of the people behind the counts: coordinates of a cell, and never anything about a person."""

from urllib.parse import urlencode

from django.urls import reverse

from stegvis.apps.reporting import queries
from stegvis.core.tables import by_id

from .grids import Link, no_link
from .reading import Asked


def people_links(asked: Asked) -> Link:
    """Return what gives a cell its link: nothing for those for whom no figure opens."""
    if not queries.opens_people(asked.viewer, asked.project, asked.today):
        return no_link
    narrowed = asked.narrowed_to.removeprefix("?")

    def link(table: str, code: str, column: str) -> str:
        if code in by_id(table).numbers_only:
            return ""
        place = reverse("reports:people", args=[asked.project.key, table])
        cell = urlencode({"code": code, "column": column})
        return f"{place}?{cell}&{narrowed}" if narrowed else f"{place}?{cell}"

    return link
