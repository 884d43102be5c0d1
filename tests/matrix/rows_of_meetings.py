"""The rows of meetings, minutes, tasks and calls."""

from . import oracle as to
from .row import CASE, DRAFTED, NOT_SHOWN, SEEN, Row

MEETING = {**CASE, "meeting_key": "@meeting_to_come"}
WRITTEN, HELD = {**CASE, "meeting_key": "@meeting_written"}, {**CASE, "meeting_key": "@meeting_held"}
DRAFT_TASK, TASK = {**WRITTEN, "task_id": "@task_draft"}, {**HELD, "task_id": "@task"}
CALL = {"key": "@af_person", "disclosure_key": "@call"}
COPY = {"key": "@af_person", "disclosure_key": "@minutes_copy"}
WHEN = {"on": "2030-12-03", "starts": "13:00", "ends": "14:00", "place": "Rum 3"}
ANSWERED = {"answer": "comes", "on": "2010-09-02"}
TASK_SAYS = {"what": "Ringa", "party": "person", "due": "2010-09-20", "kind": "work_education"}
KINDS = {f"{heading}_kind": "work_education" for heading in ("situation", "conclusion", "apart")}
MINUTES = {"situation": "Det går bra.", **KINDS}
MEETINGS = (
    Row("meetings:of_case", to.PERSON_READ, CASE, **SEEN),
    Row("meetings:book", to.CASE_ACT, CASE, sends={**WHEN, "kind": "check_in", "person": "on"}, **SEEN),
    Row("meetings:show", to.PERSON_READ, MEETING, **SEEN),
    Row("meetings:version", to.PERSON_READ, {**HELD, "number": "1"}, **SEEN),
    Row("meetings:screen", to.PERSON_READ, WRITTEN),
    Row("meetings:calendar", to.PERSON_READ, MEETING),
    Row("meetings:call", to.CASE_ACT, MEETING, sends={"workers": "@near"}, **SEEN),
    Row("meetings:move", to.CASE_ACT, MEETING, sends={**WHEN, "why": "Krock"}, **SEEN),
    Row("meetings:cancel", to.CASE_ACT, MEETING, sends={"why": "Krock"}, **SEEN),
    Row("meetings:tell", to.CASE_ACT, MEETING, shown=NOT_SHOWN, sends={}, changes=False),
    Row("meetings:answer", to.CASE_ACT, {**MEETING, "call_id": "@call_id"}, sends=ANSWERED, **SEEN),
    Row("meetings:minutes", to.CASE_ACT, WRITTEN, sends=MINUTES, **SEEN),
    Row("meetings:finish", to.CASE_ACT, WRITTEN, shown=NOT_SHOWN, sends={}),
    Row("meetings:add_task", to.CASE_ACT, WRITTEN, sends=TASK_SAYS, **SEEN),
    Row("meetings:change_task", to.CASE_ACT, DRAFT_TASK, sends=TASK_SAYS, **SEEN),
    Row("meetings:remove_task", to.CASE_ACT, DRAFT_TASK, shown=NOT_SHOWN, sends={}),
    Row("meetings:amend", to.CASE_ACT, HELD, sends={"why": "Fel dag"}, **SEEN),
    Row("meetings:report_task", to.CASE_ACT, TASK, sends={"result": "done", "on": "2010-09-02"}, **SEEN),
    Row("meetings:hand_over", to.PERSON_ACT, HELD, sends={"receivers": "@af"}, **SEEN),
    Row("meetings:record", to.PERSON_READ, {**HELD, "number": "1"}, **SEEN),
    Row("meetings:record_pdf", to.PERSON_READ, {**HELD, "number": "1"}),
    Row("meetings:work_list", to.OWN_LIST, **SEEN),
    Row("meetings:tasks", to.OWN_LIST, query="due=all"),
    Row("meetings:held_call", to.PLAN_HELD, CALL),
    Row("meetings:answer_held", to.PLAN_HELD, CALL, **DRAFTED),
    Row("meetings:held_calendar", to.PLAN_HELD, CALL),
    Row("meetings:held_minutes", to.PLAN_HELD, COPY),
    Row("meetings:report_held", to.PLAN_HELD, {**COPY, "task_id": "@task"}, **DRAFTED),
)
