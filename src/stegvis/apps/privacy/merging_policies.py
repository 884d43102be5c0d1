"""Who may say that two rows are one person, or two: whoever registers, and works with both of them."""

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import NotVisible, Refused, Verdict, allow_if, refuse
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.models import Person, PersonMerge, TwoPersons
from stegvis.apps.people.policies import may_correct
from stegvis.apps.people.queries import decision_between, is_merged_again

from .merging import objections
from .policies import NeedsAReason


class CanNotBeOne(Refused):
    default = _("These rows can't be made one.")


class DecidedToBeTwo(Refused):
    default = _("It has been decided that they are two persons. Take that decision back first.")


class DecidedAlready(Refused):
    default = _("That they are two persons has been decided already.")


class IsUndone(Refused):
    default = _("It has been undone already.")


class MergedAgain(Refused):
    default = _("The row has been made one with yet another since. Undo that first.")


def may_judge(viewer: Viewer, one: Person, other: Person) -> Verdict:
    """Say whether the viewer says of these two who they are."""
    two = allow_if(one.pk != other.pk and one.owner_id == other.owner_id, refusal=NotVisible)
    return two.and_then(may_correct(viewer, one)).and_then(may_correct(viewer, other))


def may_merge(viewer: Viewer, kept: Person, merged: Person, why: str) -> Verdict:
    undecided = allow_if(decision_between(kept, merged) is None, refusal=DecidedToBeTwo)
    allowed = may_judge(viewer, kept, merged).and_then(undecided)
    if not allowed:
        return allowed
    against = objections(kept, merged)
    fits = refuse(against[0], CanNotBeOne) if against else allowed
    return fits.and_then(allow_if(bool(why), refusal=NeedsAReason))


def may_undo(viewer: Viewer, merge: PersonMerge, why: str) -> Verdict:
    return (
        may_correct(viewer, merge.kept)
        .and_then(allow_if(merge.undone_at is None, refusal=IsUndone))
        .and_then(allow_if(not is_merged_again(merge), refusal=MergedAgain))
        .and_then(allow_if(bool(why), refusal=NeedsAReason))
    )


def may_decide_two(viewer: Viewer, one: Person, other: Person, why: str) -> Verdict:
    undecided = allow_if(decision_between(one, other) is None, refusal=DecidedAlready)
    return may_judge(viewer, one, other).and_then(undecided).and_then(allow_if(bool(why), refusal=NeedsAReason))


def may_take_back(viewer: Viewer, decision: TwoPersons, why: str) -> Verdict:
    stands = allow_if(decision.taken_back_at is None, refusal=NotVisible)
    return (
        may_judge(viewer, decision.one, decision.other)
        .and_then(stands)
        .and_then(allow_if(bool(why), refusal=NeedsAReason))
    )
