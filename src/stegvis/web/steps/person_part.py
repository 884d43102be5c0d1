"""The five steps on a person's page: where she stands, and what is late to be gained."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from stegvis.apps.access.viewers import Staff
from stegvis.apps.casework.queries import PersonPage
from stegvis.apps.casework.queries.five_steps import skills_due
from stegvis.web.common.persons.person_parts import Part, Step


def five_steps(viewer: Staff, page: PersonPage, today: date) -> Part | None:
    """Lead to the page by the latest case; who has none takes no steps."""
    if not page.cases:
        return None
    case = page.cases[0]
    standing = page.facts_on("steplevel", today)
    late = skills_due(page.person, today) if page.has("missing_skill") else ()
    url = reverse("steps:show", args=[case.key])
    steps = tuple(
        Step(_("Missing for %(occupation)s: %(what)s") % {"occupation": each.occupation.title, "what": each.what},
             each.due, f"{url}#step-3", _("To the step"))
        for each in late
    )  # fmt: skip
    context = {"case": case, "standing": standing[-1] if standing else None}
    return Part("steps/person_part.html", context, steps)
