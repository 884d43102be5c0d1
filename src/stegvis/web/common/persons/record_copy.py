"""What is written about a person, for the authority's own file: plain text to paste, and a dated PDF.

An area says what there is as a `RecordCopy`; the page, the text and the letter are the same for all.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from stegvis.apps.access.verdicts import Text
from stegvis.apps.people.contents import LANGUAGE
from stegvis.core.writers import letter
from stegvis.core.writers.letter import Letter, LetterPart
from stegvis.web.common.pages import render_page


@dataclass(frozen=True)
class RecordCopy:
    """What there is, in its final words: facts on top, then headed parts. Made with Swedish active.

    `keeper` is the organisation whose file is the record.
    """

    title: str
    keeper: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[LetterPart, ...]

    @property
    def text(self) -> str:
        """Return it as lines of text, a blank line between the parts."""
        facts = "\n".join(f"{label}: {value}" for label, value in self.facts)
        return "\n\n".join(part for part in (self.title, facts, *map(_part_as_text, self.parts)) if part) + "\n"

    @property
    def letter(self) -> Letter:
        printed = timezone.localdate()
        return Letter(
            title=self.title,
            facts=(*self.facts, (_("Printed"), printed.isoformat())),
            parts=self.parts,
            foot=_("The record is the file of %(name)s.") % {"name": self.keeper},
            page_of=(_("page"), _("of")),
            dated=printed,
        )


Make = Callable[[], RecordCopy]


@dataclass(frozen=True)
class Place:
    """Where the page stands: about whom, the page it leads back to, what is copied, and where its PDF is."""

    person: Any
    back: str
    back_words: Text
    pdf: str
    about: Text = ""


def person_fact(person: Any) -> tuple[str, str]:
    """Return the line that says whom it is about. A protected person's text tells it as well: the file is hers."""
    return _("About"), ", ".join(part for part in (person.name, person.number or "") if part)


def page(request: HttpRequest, place: Place, make: Make) -> HttpResponse:
    """Show the text to copy, with whose file the record is."""
    with override(LANGUAGE):
        copy = make()
        text = copy.text
    return render_page(request, "common/record_copy.html", {"place": place, "copy": copy, "text": text})


def pdf(make: Make, name: str) -> HttpResponse:
    """Return the dated PDF. `name` becomes the file's name and tells nothing about the person."""
    with override(LANGUAGE):
        content = letter.compiled(make().letter)
    headers: dict[str, Any] = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _part_as_text(part: LetterPart) -> str:
    lines = [f"{label}: {value}" for label, value in part.lines]
    return "\n".join(line for line in (part.heading, *lines, part.text) if line)
