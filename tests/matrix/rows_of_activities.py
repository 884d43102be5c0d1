"""The rows of activities, group sessions and notes."""

from . import oracle as to
from .row import CASE, DRAFTED, FORM, PERSON, SEEN, Row

ACTIVITY = {**CASE, "activity_key": "@activity"}
PLANNED = {**CASE, "activity_key": "@planned_activity"}
DID = {"method": "course", "on": "2010-08-02"}
ACTIVITIES = (
    Row("activities:record", to.CASE_ACT, CASE, sends=DID, **SEEN),
    Row("activities:show", to.PERSON_READ, ACTIVITY, **SEEN),
    Row("activities:begin", to.CASE_ACT, PLANNED, sends={"on": "2010-08-30"}, **SEEN),
    Row("activities:end", to.CASE_ACT, ACTIVITY, sends={"result": "completed", "until": "2010-08-31"}, **SEEN),
    Row("activities:correct", to.CASE_ACT, ACTIVITY, sends={**DID, "why": "Fel metod"}, **SEEN),
    Row("activities:withdraw", to.CASE_ACT, ACTIVITY, sends={"why": "Fel person"}, **SEEN),
    Row(
        "activities:attendance",
        to.CASE_ACT,
        {**ACTIVITY, "week": "2010-W32"},
        sends={"came_2010-08-10": "came"},
        **SEEN,
    ),
    Row("activities:work_list", to.OWN_LIST, **SEEN),
)
SESSION = {"session_key": "@session"}
GROUP = {
    "on": "2010-09-06",
    "starts": "13:00",
    "themes": "CV",
    "leader": "@case_worker",
    "kind": "attendance",
}
GROUPS = (
    Row("groups:list", to.OWN_LIST),
    Row("groups:plan", to.HOLDS_SESSIONS, **DRAFTED),
    Row("groups:show", to.SESSION, SESSION, **SEEN),
    Row("groups:attendance", to.SESSION_PLACE, SESSION, **DRAFTED, **SEEN),
    Row("groups:invite", to.SESSION, SESSION, **FORM),
    Row("groups:correct", to.SESSION, SESSION, sends={**GROUP, "why": "Ny tid"}),
    Row("groups:cancel", to.SESSION, SESSION, sends={"why": "Sjuk"}),
    Row("groups:withdraw", to.SESSION_PLACE, {**SESSION, "place_id": "@place"}, sends={"why": "Fel person"}, **SEEN),
)
NOTE = {**CASE, "note_key": "@note"}
NOTED = {"text": "Ringde.", "kind": "health", "on": "2010-08-02"}
NOTES = (
    Row("notes:list", to.PERSON_READ, CASE, **SEEN),
    Row("notes:write", to.CASE_ACT, CASE, sends=NOTED, **SEEN),
    Row("notes:show", to.PERSON_READ, NOTE, **SEEN),
    Row("notes:correct", to.CASE_ACT, NOTE, sends={**NOTED, "why": "Fel dag"}, **SEEN),
    Row("notes:withdraw", to.CASE_ACT, NOTE, sends={"why": "Fel person"}, **SEEN),
    Row("notes:record", to.PERSON_READ, NOTE, **SEEN),
    Row("notes:record_pdf", to.PERSON_READ, NOTE),
)
DOCUMENTS = (Row("documents:add", to.PERSON_ACT, PERSON, **DRAFTED, **SEEN),)
