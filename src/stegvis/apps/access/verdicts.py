"""A verdict says whether an act is allowed, and if not, why: one answer for the button and for the act."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Refused(Exception):
    """Something that may not be done. The message is the text for the person at the screen."""

    default: Text = _("This can't be done.")

    def __init__(self, reason: Text = "") -> None:
        self.reason: Text = reason or self.default
        self.is_logged = False
        super().__init__(self.reason)

    def __str__(self) -> str:
        return str(self.reason)


class NotAllowed(Refused):
    """The viewer's role or membership does not include the act."""

    default = _("Your role does not include this.")


class NotVisible(Refused):
    """What was asked for does not exist for this viewer. Screens answer as if it did not exist at all."""

    default = _("The page does not exist.")


def refusals(family: type[Refused] = Refused) -> dict[str, Text]:
    """Return what each kind of refusal says, by the name that the log has of it."""
    found = {family.__name__: family.default}
    for kind in family.__subclasses__():
        found |= refusals(kind)
    return found


@dataclass(frozen=True)
class Verdict:
    """Whether an act is allowed. `reason` is the text to show when it is not; `refusal` the exception to raise."""

    allowed: bool
    reason: Text = ""
    refusal: type[Refused] = NotAllowed

    def __bool__(self) -> bool:
        return self.allowed

    def or_refuse(self) -> None:
        """Raise the refusal, with its reason, unless the act is allowed."""
        if not self.allowed:
            raise self.refusal(self.reason)

    def and_then(self, other: "Verdict") -> "Verdict":
        """Return the first of the two that refuses, or a verdict that allows."""
        return other if self.allowed else self


ALLOWED = Verdict(True)


def refuse(reason: Text = "", refusal: type[Refused] = NotAllowed) -> Verdict:
    """Return a verdict that refuses, for `reason` or for the refusal's own."""
    return Verdict(False, reason or refusal.default, refusal)


def allow_if(condition: bool, reason: Text = "", refusal: type[Refused] = NotAllowed) -> Verdict:
    """Return a verdict that allows when `condition` holds, and refuses for `reason` when not."""
    return ALLOWED if condition else refuse(reason, refusal)
