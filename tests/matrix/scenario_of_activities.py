"""What is done with Ekby's person: an activity under way and one planned, a group session, a note."""

from datetime import date, time

from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import Case
from tests.cast import Cast


def done(cast: Cast, case: Case) -> dict[str, str]:
    by = cast.case_worker
    activity = casework.record_activity(case=case, method="work_training", on=date(2010, 8, 9), by=by)
    planned = casework.record_activity(case=case, method="course", planned_on=date(2010, 9, 20), by=by)
    group = {"starts": time(13), "themes": "Intervju", "leader": by.user, "cases": [case]}
    (session,) = casework.plan_sessions(project=cast.project, days=[date(2010, 8, 20)], by=by, **group)
    note = casework.write_note(case=case, on=date(2010, 8, 10), kind="work_education", text="Vill börja.", by=by)
    return {
        "activity": activity.key,
        "planned_activity": planned.key,
        "session": session.key,
        "place": str(session.places.get().pk),
        "note": note.key,
        "case_worker": str(by.user.pk),
    }
