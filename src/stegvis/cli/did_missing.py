"""What `stegvis did` says of people who are not known all the time: how many, of whom, and how they differ."""

from stegvis.core.effects.staggered import Attrition, People
from stegvis.core.marking import _
from stegvis.core.shapes import Sentence

OF_TREATED = _("The treated who are not known all the time differ most in {name}: {lost} against {kept}, as a mean.")
OF_OTHERS = _("The others who are not known all the time differ most in {name}: {lost} against {kept}, as a mean.")


def missing(people: People) -> list[Sentence]:
    """Say who lacks periods or outcomes; nothing where nobody does."""
    if not people.incomplete or people.attrition is None:
        return []
    if people.left_out == people.incomplete:
        text = _("{people} people lack a period or an outcome and were left out.")
    else:
        text = _(
            "{people} people lack a period or an outcome. Each comparison has those who are known in both its periods, "
            "and speaks of them alone."
        )
    return [Sentence(text, {"people": people.incomplete}), *_last(people.attrition), *_differences(people.attrition)]


def _last(attrition: Attrition) -> list[Sentence]:
    """Say how many are left in the last period."""
    last = [each for each in attrition.seen if each.time == attrition.seen[-1].time]
    counts = {}
    for name, rows in (
        ("treated", [each for each in last if each.cohort is not None]),
        ("others", [each for each in last if each.cohort is None]),
    ):
        counts[name] = sum(each.known for each in rows)
        counts[f"all_{name}"] = sum(each.known + each.gap + each.not_yet + each.gone for each in rows)
    text = _("In the last period {treated} of {all_treated} treated are known, and {others} of {all_others} others.")
    return [Sentence(text, counts)]


def _differences(attrition: Attrition) -> list[Sentence]:
    said = []
    for treated, text in ((True, OF_TREATED), (False, OF_OTHERS)):
        gaps = [each for each in attrition.gaps if each.treated == treated]
        if gaps:
            widest = max(gaps, key=lambda each: abs(each.in_sd))
            said.append(Sentence(text, {"name": widest.name, "lost": widest.lost, "kept": widest.kept}))
    return said
