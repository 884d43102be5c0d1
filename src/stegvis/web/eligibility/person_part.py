"""What the page about a person says of whether she fits, while her case has not begun."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import PersonPage, answer_for
from stegvis.apps.casework.queries.eligibility import CONSIDERED
from stegvis.core.eligibility import Verdict
from stegvis.web.common.persons.person_parts import Part, Step

from .shown import in_words, shown_lines, tag_of


def person_part(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    """Return the answer for the latest case that has not begun; a person without one has no such part."""
    case = next((each for each in page.cases if each.state in CONSIDERED), None)
    if case is None:
        return None
    answer = answer_for(case, today)
    if not answer.lines:
        return None
    url, (words, colour) = reverse("eligibility:show", args=[case.key]), tag_of(answer)
    open_lines = [line for line in shown_lines(viewer, case, answer, ()) if line.colour != "success"]
    context = {
        "case": case,
        "url": url,
        "says": in_words(answer),
        "tag_words": words,
        "tag_colour": colour,
        "lines": open_lines,
    }
    unknown = answer.verdict is Verdict.UNKNOWN and page.works
    steps = (Step(_("A criterion is not known yet"), url=url, act=_("Look at the criteria")),) if unknown else ()
    return Part("eligibility/person_part.html", context, steps)
