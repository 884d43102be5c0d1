"""What the acts of activities, group sessions, notes and exits on paper are in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

READ: Mapping[str, Text] = {
    "activity.read": _("Read an activity of a person"),
    "activities.listed": _("Saw a list of activities"),
    "group_session.read": _("Saw who is invited to a group session"),
    "group_sessions.listed": _("Saw a list of group sessions"),
    "group_session.offered": _("Saw whom one can invite to a group session"),
    "note.read": _("Read a note about a person"),
    "notes.read": _("Read the notes about a person"),
    "note.printed": _("Printed a note about a person"),
    "exit.printed": _("Printed a person's exit"),
}
CHANGE: Mapping[str, Text] = {
    "activity.recorded": _("Recorded an activity"),
    "activity.begun": _("Recorded that an activity began"),
    "activity.ended": _("Recorded how an activity ended"),
    "activity.corrected": _("Corrected an activity"),
    "activity.withdrawn": _("Took away an activity"),
    "activity.attendance": _("Noted attendance at an activity"),
    "group_sessions.planned": _("Planned group sessions"),
    "group_session.invited": _("Invited to a group session"),
    "group_session.corrected": _("Corrected a group session"),
    "group_session.cancelled": _("Cancelled a group session"),
    "group_session.attendance": _("Noted who came to a group session"),
    "group_session.place_withdrawn": _("Took a person out of a group session"),
    "note.written": _("Wrote a note"),
    "note.corrected": _("Corrected a note"),
    "note.withdrawn": _("Took away a note"),
    "casework.record_activity": _("Record an activity"),
    "casework.begin_activity": _("Record that an activity began"),
    "casework.end_activity": _("Record how an activity ended"),
    "casework.correct_activity": _("Correct an activity"),
    "casework.withdraw_activity": _("Take away an activity"),
    "casework.record_attendance": _("Note attendance at an activity"),
    "casework.plan_sessions": _("Plan group sessions"),
    "casework.invite_to_session": _("Invite to a group session"),
    "casework.correct_session": _("Correct a group session"),
    "casework.cancel_session": _("Cancel a group session"),
    "casework.note_who_came": _("Note who came to a group session"),
    "casework.withdraw_from_session": _("Take a person out of a group session"),
    "casework.write_note": _("Write a note"),
    "casework.correct_note": _("Correct a note"),
    "casework.withdraw_note": _("Take away a note"),
}
