"""Choose whether one wants the daily mail; send those of a day, at most one to a user whoever sends."""

import logging
from collections.abc import Sequence
from datetime import date, timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.models import User
from stegvis.apps.access.policies import is_system
from stegvis.apps.access.verdicts import NotAllowed
from stegvis.apps.access.viewers import Viewer

from .due import Line, due_for
from .models import Digest, DigestChoice
from .queries import State, waiting_for_digest

logger = logging.getLogger(__name__)
KEPT = timedelta(days=30)


@act
def choose_digest(*, wants: bool, by: Viewer) -> DigestChoice:
    """Say whether one wants the daily mail."""
    if by.user_id is None:
        raise NotAllowed
    choice, _made = DigestChoice.objects.update_or_create(user_id=by.user_id, defaults={"wants": wants})
    log.record("digest.chosen", by=by, fields=["wants"])
    return choice


def send_digests(*, on: date, by: Viewer) -> int:
    """Send the digests of a day that nobody has sent; return how many went. Two at the same time send each once."""
    if not is_system(by):
        raise NotAllowed
    Digest.objects.filter(on__lt=on - KEPT).delete()
    return sum(_sent(user, on, by) for user in waiting_for_digest(on))


def _sent(user: User, on: date, by: Viewer) -> bool:
    claim = _claimed(user, on)
    if claim is None:
        return False
    state = _mailed(user, on) if due_for(user, on) else State.NOTHING
    with transaction.atomic():
        Digest.objects.filter(pk=claim.pk).update(state=state)
        if state == State.SENT:
            log.record("digest.sent", by=by, target=user)
    return state == State.SENT


def _claimed(user: User, on: date) -> Digest | None:
    """Return the day's row if it is this sender's to send: made now, or left by one who reached no mail server."""
    row, made = Digest.objects.get_or_create(user=user, on=on)
    if made:
        return row
    retried = Digest.objects.filter(pk=row.pk, state=State.NOT_REACHED).update(state=State.CLAIMED)
    return row if retried else None


def _mailed(user: User, on: date) -> Digest.State:
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        logger.warning("mail server not reached: %s", type(error).__name__)
        return State.NOT_REACHED
    try:
        # Asked again: a mail server may be long in answering, and who has answered meanwhile is not reminded.
        lines = due_for(user, on)
        if not lines:
            return State.NOTHING
        _message(user, lines, connection).send()
    except (SMTPException, OSError) as error:
        logger.warning("digest broken off: %s", type(error).__name__)
        return State.BROKEN_OFF
    finally:
        connection.close()
    return State.SENT


def _message(user: User, lines: Sequence[Line], connection: object) -> EmailMessage:
    """Return the mail: numbers and the way to sign in, in the user's language, and nothing about anybody."""
    with override(user.language):
        total = sum(line.number for line in lines)
        body = [
            _("This is what waits for you in Stegvis today:"),
            "",
            *(f"{line.number} {line.words}" for line in lines),
            "",
            _("Sign in to see it: %(address)s") % {"address": settings.PUBLIC_ADDRESS},
            _("You get at most one mail a day. You turn it off in your menu, under Mail."),
        ]
        subject = _("Stegvis: %(number)s waiting for you today") % {"number": total}
        return EmailMessage(subject, "\n".join(body), to=[user.email], connection=connection)  # type: ignore[arg-type]
