"""Meetings of the cast, in few words: Ekby's case worker calls about Amina."""

from datetime import date, time, timedelta

from django.utils import timezone

from stegvis.apps.casework import actions
from stegvis.apps.casework.models import CallNotice, Meeting, Minutes
from stegvis.apps.people import actions as people
from tests.apps.people.sharing import consent, hand_over
from tests.cast import Cast

TODAY = timezone.localdate()
WHEN = {"on": TODAY + timedelta(days=3), "starts": time(13), "ends": time(14), "place": "Rum 3, Storgatan 1"}
BOTH_WAYS = (("ekby", "af"), ("af", "ekby"))
SAID = {
    "situation": actions.Written("Amina söker praktik på lager."),
    "conclusion": actions.Written("AF ordnar praktik. Kommunen följer upp."),
    "apart": actions.Written("Ryggen är undersökt.", "health"),
}


def known_at_af(cast: Cast, kinds: tuple[str, ...] = ("identity", "work_education", "attendance"), person=None):
    """Let Amina agree both ways between Ekby and AF, and AF's worker file who she is; return AF's row of her."""
    consent(cast, ways=BOTH_WAYS, kinds=kinds)
    return people.file_disclosure(disclosure=hand_over(cast), register=True, by=cast.af_worker).person


def booked(cast: Cast, **details: object) -> Meeting:
    """Book a three-party meeting in three days; the person alone is called, unless told otherwise."""
    return actions.book_meeting(
        **{"case": cast.amina_case, "kind": "three_party", **WHEN, "by": cast.case_worker, **details}
    )


def called_at_af(cast: Cast, **details: object) -> CallNotice:
    """Let AF's worker, who knows the person, be called; return what AF was told."""
    booked(cast, organisations={cast.af: cast.af_worker.user}, **details)
    return CallNotice.objects.latest("pk")


def written(cast: Cast, meeting: Meeting | None = None, **details: object) -> Minutes:
    """Write minutes of a meeting of today, with a task for AF, one for Amina and one about health for the region."""
    meeting = meeting or booked(cast, on=TODAY)
    minutes = actions.write_minutes(
        **{"meeting": meeting, "parts": SAID, "organisations": [cast.ekby, cast.af], "by": cast.case_worker, **details}
    )
    for party, what, kind in (
        (cast.af, "Fråga Lagerhuset om praktik", "work_education"),
        (None, "Skriva cv", "work_education"),
        (cast.region, "Tid hos fysioterapeut", "health"),
    ):
        actions.add_task(
            minutes=minutes, what=what, due=TODAY + timedelta(days=7), kind=kind, party=party, by=cast.case_worker
        )
    return minutes


def finished(cast: Cast, meeting: Meeting | None = None) -> Minutes:
    return actions.finish_minutes(minutes=written(cast, meeting), by=cast.case_worker)


def handed_to_af(cast: Cast, minutes: Minutes | None = None):
    """Hand finished minutes over to AF, which knows the person; return AF's disclosure."""
    minutes = minutes or finished(cast)
    (made,) = actions.hand_over_minutes(minutes=minutes, receivers={cast.af: cast.af_worker.user}, by=cast.case_worker)
    return made


def day(days: int) -> date:
    return TODAY + timedelta(days=days)
