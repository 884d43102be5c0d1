"""What is missing in each of the five steps, in words."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stegvis.apps.casework.queries.five_steps import FiveSteps

OWN_WORD = "own_word"


def missing_in(step: int, found: FiveSteps, today: date) -> list[str]:
    """Say what is missing in a step, the most pressing first; nothing when nothing is."""
    return list(MISSING[step](found, today))


def _portfolio(found: FiveSteps, today: date) -> Iterator[str]:
    if not found.items:
        yield _("Nothing stands in the portfolio yet.")
    unshown = len([item for item in found.items if item.proof == OWN_WORD and item.kind != "interest"])
    if unshown:
        words = ngettext("%(number)s item has no proof.", "%(number)s items have no proof.", unshown)
        yield words % {"number": unshown}
    if found.told:
        words = ngettext(
            "%(number)s thing that the mapping tells of is not in it.",
            "%(number)s things that the mapping tells of are not in it.",
            len(found.told),
        )
        yield words % {"number": len(found.told)}


def _occupations(found: FiveSteps, today: date) -> Iterator[str]:
    if not found.aims:
        yield _("No possible occupation is noted yet.")


def _skills(found: FiveSteps, today: date) -> Iterator[str]:
    late = sum(len(aim.late(today)) for aim in found.aims)
    left = sum(len(aim.left) for aim in found.aims)
    if late:
        yield ngettext("%(number)s is late.", "%(number)s are late.", late) % {"number": late}
    if left:
        yield ngettext("%(number)s thing is left to gain.", "%(number)s things are left to gain.", left) % {
            "number": left
        }
    for aim in found.aims:
        if not aim.missing:
            yield _("Nothing is noted as missing for %(occupation)s. Is that so?") % {
                "occupation": aim.occupation.title
            }


def _applications(found: FiveSteps, today: date) -> Iterator[str]:
    if not found.cvs:
        yield _("There is no CV yet.")
    if not found.applications:
        yield _("Nothing has been applied for yet.")
    waiting = len([each for each in found.applications if each.answer == "waiting"])
    if waiting:
        words = ngettext(
            "%(number)s application waits for an answer.", "%(number)s applications wait for an answer.", waiting
        )
        yield words % {"number": waiting}


def _work(found: FiveSteps, today: date) -> Iterator[str]:
    if not found.work and not found.placements:
        yield _("No job and no placement is noted.")


MISSING = {1: _portfolio, 2: _occupations, 3: _skills, 4: _applications, 5: _work}
