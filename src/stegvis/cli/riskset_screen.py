"""What `stegvis riskset` shows: the extracts, the risk sets, how alike the matched are, and then results both ways."""

from collections.abc import Sequence

from rich.table import Table

from stegvis.core.effects.method_names import NAMES
from stegvis.core.effects.risksets import Followed, RiskSets
from stegvis.core.language import Words
from stegvis.core.marking import _
from stegvis.core.shapes import Sentence

from . import match_screen
from .numbers import number, p_value
from .output import say, screen
from .riskset_result import people_in

ENDED = {"gone": _("gone"), "not covered": _("beyond the months of the extract")}
GROUPS = {True: _("entrants"), False: _("controls")}


def show_before(sets: RiskSets, words: Words, *, as_json: bool) -> None:
    """Show what is known before any outcome is computed."""
    if as_json:
        return
    _say(_about(sets), words)
    match_screen.show_before(sets.matched, None, words, as_json=False)


def show_after(sets: RiskSets, followed: Sequence[Followed], words: Words, *, as_json: bool) -> None:
    """Show each outcome with later entrants kept, then without them, and who was lost."""
    if as_json:
        return
    for each in followed:
        say(words.text(_("Who enters later stays a control:")), as_json=False)
        match_screen.show_after(sets.matched, [each.kept], None, words, as_json=False)
        _say(_later(each), words)
        screen.print(_censored(each, words))
        _say(_lost(each, words), words)


def _about(sets: RiskSets) -> list[Sentence]:
    months = sets.rows["month"].n_unique()
    said = [
        Sentence(
            _("{people} people could have entered in {months} months with entries, {rows} person-months in all."),
            {"people": people_in(sets), "months": months, "rows": sets.rows.height},
        )
    ]
    if sets.ineligible:
        text = _("{people} of {entered} who entered were not eligible then, or not there.")
        said.append(Sentence(text, {"people": sets.ineligible, "entered": sets.entered}))
    if sets.unknown_entrants:
        text = _("{people} of {entered} who entered were left out: their months before are not known.")
        said.append(Sentence(text, {"people": sets.unknown_entrants, "entered": sets.entered}))
    return said


def _later(followed: Followed) -> list[Sentence]:
    text = _(
        "{rows} matched controls entered before their follow-up ended. Without them, others like them at the start "
        "standing in their place:"
    )
    return [Sentence(text, {"rows": followed.entered_later})]


def _censored(followed: Followed, words: Words) -> Table:
    shown = Table(title=f"{words.text(_('Effect against not entering on'))} {followed.outcome.name}")
    shown.add_column(words.text(_("How")))
    for heading in (_("Effect"), _("Standard error"), _("95% interval"), "p"):
        shown.add_column(words.text(heading), justify="right", no_wrap=True)
    for each in followed.censored.estimates:
        interval = f"{number(each.interval.low, words)} – {number(each.interval.high, words)}"
        cells = (number(each.estimate, words), number(each.se, words), interval, p_value(each.p, words))
        shown.add_row(words.text(NAMES[each.method]), *cells)
    return shown


def _lost(followed: Followed, words: Words) -> list[Sentence]:
    text = _("The outcome is not known of {rows} {group}: {reason}. That is no zero.")
    return [
        Sentence(
            text,
            {
                "rows": each.rows,
                "group": words.text(GROUPS[each.treated]),
                "reason": words.text(ENDED.get(each.reason, each.reason)),
            },
        )
        for each in followed.lost
    ]


def _say(sentences: Sequence[Sentence], words: Words) -> None:
    for sentence in sentences:
        say(words.text(sentence), as_json=False)
