"""Standing views: off until the sender's administrator records on what law they rest."""

from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import Organisation
from stegvis.apps.access.verdicts import Refused
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.saving import save
from stegvis.core import codebook

from ..models import StandingView
from ..policies import may_manage_standing_views, may_receive_from, now
from .grounds import AlreadyWithdrawn


class NoLegalSupport(Refused):
    default = _("Write on what law the standing view rests, with its paragraph.")


@act
def open_standing_view(
    *,
    sender: Organisation,
    receiver: Organisation,
    purpose: str,
    kinds: Collection[str],
    legal_support: str,
    since: date,
    until: date | None,
    by: Viewer,
) -> StandingView:
    """Let `receiver` have these kinds of information for `purpose` as soon as it asks."""
    may_manage_standing_views(by, sender).or_refuse()
    may_receive_from(receiver, sender.pk).or_refuse()
    if not legal_support.strip() or not kinds:
        raise NoLegalSupport
    view = StandingView(
        sender=sender,
        receiver=receiver,
        purpose=purpose,
        kinds=[code for code in codebook.information_kinds.codes if code in kinds],
        legal_support=legal_support.strip(),
        since=since,
        until=until,
        given_at=now(),
        given_by_id=by.user_id,
    )
    save(view, by=by)
    log.record("standing_view.opened", target=view, by=by, fields=view.kinds)
    return view


@act
def close_standing_view(*, view: StandingView, by: Viewer) -> StandingView:
    """End a standing view from now on."""
    view = StandingView.objects.select_for_update(of=("self",)).select_related("sender").get(pk=view.pk)
    may_manage_standing_views(by, view.sender).or_refuse()
    if view.withdrawn_at is not None:
        raise AlreadyWithdrawn
    view.withdrawn_at, view.withdrawn_by_id = now(), by.user_id
    view.save()
    log.record("standing_view.closed", target=view, by=by)
    return view
