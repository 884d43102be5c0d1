from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.people.actions import add_document
from stegvis.apps.people.contents import LANGUAGE
from stegvis.apps.projects.saving import save

from ...models import PlanSignature, PlanVersion
from ...plan_policies import may_be_in_plan, may_follow_plan
from .locking import happened, locked_version, noted


@act
def sign_plan(*, version: PlanVersion, answer: str, on: date, by: Viewer, why: str = "") -> PlanSignature:
    """Record for the owner itself that it signs the version, or why not. Who records it stands with it."""
    version = locked_version(version)
    may_follow_plan(by, version).or_refuse()
    owner = version.plan.case.owner
    signature = _signature(version, owner, answer, why, on, by)
    signature.origin = owner
    save(signature, by=by)
    noted("plan.signed", version, by)
    return signature


@act
def sign_plan_on_paper(
    *,
    version: PlanVersion,
    party: Organisation | None,
    answer: str,
    on: date,
    paper: bytes,
    by: Viewer,
    why: str = "",
) -> PlanSignature:
    """Note from a scanned paper that a party, or the person where none is named, signed the version, or why not."""
    version = locked_version(version)
    may_follow_plan(by, version).or_refuse()
    case = version.plan.case
    may_be_in_plan(party, case, on).or_refuse()
    with override(LANGUAGE):
        title = _("Signed plan, version %(number)s") % {"number": version.number}
    signature = _signature(version, party, answer, why, on, by)
    signature.origin = case.owner
    signature.document = add_document(person=case.person, kind=version.goal_kind, title=title, content=paper, by=by)
    save(signature, by=by)
    noted("plan.signed", version, by)
    return signature


def _signature(
    version: PlanVersion, party: Organisation | None, answer: str, why: str, on: date, by: Viewer
) -> PlanSignature:
    said = why.strip() or None
    kept = said if answer == PlanSignature.Answer.DECLINED else None
    day = happened(on)
    return PlanSignature(version=version, party=party, answer=answer, why=kept, on=day, recorded_by_id=by.user_id)
