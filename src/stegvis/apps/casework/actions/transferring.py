"""A case goes on at another authority."""

from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation, Unit
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import Basis
from stegvis.apps.people.policies import today
from stegvis.core import codebook
from stegvis.core.codebook import Code

from ..models import Case, SentReferral
from ..referral_policies import may_refer_to, may_transfer
from .exits import exit_case
from .referring import To, send, whole
from .revisions import locked


class NotATransfer(Refused):
    """An exit for another reason than that the person goes on elsewhere."""


@act
def transfer_case(
    *,
    case: Case,
    receiver: Organisation,
    unit: Unit | None = None,
    exit_reason: Code,
    basis: Basis,
    reason: str,
    on: date,
    by: Viewer,
    wishes: str = "",
) -> SentReferral:
    """End the own case and refer the person to the new owner. History goes over as a disclosure of its own, or not.

    The old owner keeps its rows, and learns whether the case was taken up, nothing after. Raises NotUnderWay,
    NotATransfer, and what `exit_case` and `refer` raise.
    """
    case = locked(case)
    may_transfer(by, case).or_refuse()
    may_refer_to(by, case.project, receiver, unit, today()).or_refuse()
    if exit_reason.code not in codebook.exits.flagged("transfer"):
        raise NotATransfer
    exit_case(case=case, reason=exit_reason, on=on, by=by)
    referral = send(
        To(case.project, receiver, unit),
        case.person,
        basis=basis,
        reason=reason,
        wishes=wishes,
        chosen=whole(case.person),
        kind=SentReferral.Kind.TRANSFER,
        on=min(on, today()),
        by=by,
    )
    log.record("case.transferred", target=case, person_key=case.person.key, by=by)
    return referral
