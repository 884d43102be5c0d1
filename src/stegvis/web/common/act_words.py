"""What each act in the log is in words: the one place for them.

An act that was done is told ("Registered an exit"); one that was refused is named ("Register an exit").
"""

from collections.abc import Mapping
from itertools import chain

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from stegvis.apps.casework.states import State

from . import activity_acts, change_acts, sharing_acts

Text = str | Promise


class Group(TextChoices):
    """What one looks for in the log."""

    READ = "read", _("Reading about persons")
    CHANGE = "change", _("Changes about persons")
    SHARING = "sharing", _("Consents and handing over")
    FILES = "files", _("Files read in")
    FIGURES = "figures", _("Figures and reports")
    PROJECTS = "projects", _("Projects")
    USERS = "users", _("Colleagues and sign-in")
    LOG = "log", _("The log itself")


_STEPS: Mapping[str, Text] = {
    f"case.{step.value}": format_lazy(_("Moved a case to the step “{step}”"), step=step.label) for step in State
}

_ROWS: Mapping[str, Text] = {
    "party": _("a party"),
    "staffing": _("staffing"),
    "criterion": _("a criterion"),
    "goal": _("a goal"),
    "budgetyear": _("a year's money"),
    "steeringmember": _("a seat in the steering group"),
    "steeringmeeting": _("a meeting of the steering group"),
    "decision": _("a decision of the steering group"),
    "agreement": _("an agreement"),
    "method": _("a method"),
    "coordinator": _("a coordinator"),
    "course": _("a course for coordinators"),
    "training": _("a training in the log"),
}

_CHANGES: Mapping[str, Text] = {
    "ended": _("Ended {row}"),
    "corrected": _("Corrected {row}"),
    "struck": _("Struck out {row}"),
    "restored": _("Took back {row}"),
}

_RECORD: Mapping[str, Text] = {
    f"project.{row}_{change}": format_lazy(told, row=name)
    for row, name in _ROWS.items()
    for change, told in _CHANGES.items()
}
"""Changes of a line in a project's record."""

ACTS: Mapping[Group, Mapping[str, Text]] = {
    Group.READ: {
        "caseload.listed": _("Saw a colleague's participants, to hand over"),
        "hand_overs.listed": _("Saw who was handed over"),
        **activity_acts.READ,
        "people.searched": _("Searched for a person"),
        "person.read": _("Opened a person's page"),
        "person.changes_read": _("Read what has been changed about a person"),
        "person.payments_read": _("Read a person's payments"),
        "person.opened_with_reason": _("Opened a person outside the own cases, and said why"),
        "case.read": _("Opened a person's case"),
        "cases.listed": _("Saw a list of participants"),
        "day.listed": _("Saw what is due today"),
        "followups.listed": _("Saw a list of follow-ups"),
        "drafts.listed": _("Saw her own drafts"),
        "case.eligibility_read": _("Saw whether a person fits the target group"),
        "target_group.tried": _("Saw whom a change of a criterion would concern"),
        "applications.listed": _("Saw a list of own applications"),
        "application.read": _("Read a person's own application"),
        "document.read": _("Read a document"),
        "plan.read": _("Read a person's plan"),
        "plan.printed": _("Printed a person's plan"),
        "plan_actions.listed": _("Saw a list of actions of plans"),
        "five_steps.read": _("Read the five steps of a person"),
        "portfolio.printed": _("Printed a person's portfolio"),
        "cv.printed": _("Printed a CV"),
        "meeting.read": _("Read about a meeting"),
        "meeting.calendar_downloaded": _("Downloaded a meeting for the calendar"),
        "meetings.listed": _("Saw a list of meetings"),
        "minutes.printed": _("Printed the minutes of a meeting"),
        "tasks.listed": _("Saw a list of tasks"),
        "figures.people_read": _("Saw which persons stand behind a figure"),
        "page.refused": _("Open a page"),
        "people.open_with_reason": _("Open a person outside the own cases"),
        "people.open_own_staff": _("Open a colleague or a colleague's relative"),
        "openings.listed": _("Saw who has opened persons with a reason"),
        "openings.own_listed": _("Saw her own openings with a reason"),
        "opening.reviewed": _("Reviewed an opening with a reason"),
        "people.review_opening": _("Review an opening with a reason"),
    },
    Group.CHANGE: {**_STEPS, **change_acts.CHANGE, **activity_acts.CHANGE},  # a step with its own act has its own words
    Group.SHARING: sharing_acts.SHARING,
    Group.FILES: {
        "intake.received": _("Sent in a file"),
        "intake.mapping_confirmed": _("Confirmed what a file's columns mean"),
        "intake.difference_read": _("Looked at what a file would change"),
        "intake.quarantine_read": _("Looked at rows of a file that could not be read"),
        "intake.accepted": _("Decided that a file is read in"),
        "intake.applied": _("Read in a file"),
        "intake.rejected": _("Decided that a file is not read in"),
        "intake.stopped": _("Stopped a file"),
        "intake.tried_again": _("Tried again to read a file"),
        "intake.looked_through_anew": _("Had a file looked through anew"),
        "batch.applied": _("Registered what a file holds about persons"),
        "workbook.filled": _("Downloaded a filled monthly workbook"),
        "job.started": _("Started a longer piece of work"),
        "job.cancelled": _("Cancelled a longer piece of work"),
        "intake.receive_file": _("Send in a file"),
        "intake.confirm_mapping": _("Confirm what a file's columns mean"),
        "intake.accept": _("Decide that a file is read in"),
        "intake.reject": _("Decide that a file is not read in"),
        "intake.cancel": _("Stop a file"),
        "intake.try_again": _("Try again to read a file"),
        "casework.open_batch": _("Register what a file holds about persons"),
        "casework.show_batch": _("Finish reading in a file"),
    },
    Group.FIGURES: {
        "figures.read": _("Read figures"),
        "figures.published": _("Published figures"),
        "report.written": _("Wrote in a report"),
        "report.frozen": _("Froze a version of a report"),
        "report.downloaded": _("Downloaded a report or a table"),
        "reporting.show_figures": _("Publish figures"),
        "reporting.renew_figures": _("Publish new figures"),
        "reporting.write_text": _("Write in a report"),
        "reporting.freeze_report": _("Freeze a version of a report"),
    },
    Group.PROJECTS: {
        **_RECORD,
        "deviation.reported": _("Reported a deviation"),
        "deviation.corrected": _("Corrected a deviation"),
        "deviation.withdrawn": _("Took back a deviation"),
        "improvement.report_deviation": _("Report a deviation"),
        "improvement.correct_deviation": _("Correct a deviation"),
        "improvement.withdraw_deviation": _("Take back a deviation"),
        "project.created": _("Created a project"),
        "project.changed": _("Changed a project's commission"),
        "project.followups_set": _("Decided when a project follows up"),
        "project.party_added": _("Added a party"),
        "project.staffing_added": _("Added staffing"),
        "project.criterion_added": _("Added a criterion"),
        "project.goal_set": _("Added a goal"),
        "project.goal_changed": _("Changed a goal"),
        "project.method_added": _("Added a method"),
        "project.coordinator_added": _("Added a coordinator"),
        "project.course_added": _("Added a course for coordinators"),
        "project.training_recorded": _("Logged a training"),
        "projects.add_coordinator": _("Add a coordinator"),
        "projects.add_course": _("Add a course for coordinators"),
        "projects.record_training": _("Log a training"),
        "project.method_changed": _("Changed a method"),
        "project.agreement_recorded": _("Added an agreement"),
        "project.agreement_changed": _("Changed an agreement"),
        "project.budget_set": _("Recorded a year's budget or outcome"),
        "project.esf_record_set": _("Changed the record for the Social Fund"),
        "project.report_dates_set": _("Changed the days that a report counts from"),
        "project.steering_member_added": _("Gave somebody a seat in the steering group"),
        "project.steering_meeting_held": _("Recorded a meeting of the steering group"),
        "project.steering_meeting_changed": _("Changed a meeting of the steering group"),
        "project.decision_recorded": _("Recorded a decision of the steering group"),
        "project.decision_done": _("Marked a decision of the steering group as done"),
        "project.anonymous_count_set": _("Registered how many participants are anonymous"),
        "projects.create_project": _("Create a project"),
        "projects.update_project": _("Change a project's commission"),
        "projects.set_followup_months": _("Decide when a project follows up"),
        "projects.add_party": _("Add a party"),
        "projects.add_staffing": _("Add staffing"),
        "projects.add_criterion": _("Add a criterion"),
        "projects.set_goal": _("Add a goal"),
        "projects.change_goal": _("Change a goal"),
        "projects.add_method": _("Add a method"),
        "projects.update_method": _("Change a method"),
        "projects.record_agreement": _("Add an agreement"),
        "projects.update_agreement": _("Change an agreement"),
        "projects.set_budget_year": _("Record a year's budget or outcome"),
        "projects.set_esf_record": _("Change the record for the Social Fund"),
        "projects.set_report_dates": _("Change the days that a report counts from"),
        "projects.add_steering_member": _("Give somebody a seat in the steering group"),
        "projects.hold_meeting": _("Record a meeting of the steering group"),
        "projects.update_meeting": _("Change a meeting of the steering group"),
        "projects.record_decision": _("Record a decision of the steering group"),
        "projects.mark_decision_done": _("Mark a decision of the steering group as done"),
        "projects.end_row": _("End a line in a project's record"),
        "projects.correct_row": _("Correct a line in a project's record"),
        "projects.strike_row": _("Strike out a line in a project's record"),
        "projects.restore_row": _("Take back a line in a project's record"),
        "people.set_anonymous_count": _("Register how many participants are anonymous"),
    },
    Group.USERS: {
        "digest.sent": _("Sent a mail about what is due"),
        "digest.chosen": _("Chose whether to get a mail about what is due"),
        "notices.choose_digest": _("Choose whether to get a mail about what is due"),
        "sign_in.in": _("Signed in"),
        "sign_in.out": _("Signed out"),
        "sign_in.second_factor_added": _("Added a second factor to sign in with"),
        "sign_in.second_factor_removed": _("Took away a second factor"),
        "user.created": _("Made an account"),
        "user.closed": _("Closed an account"),
        "membership.added": _("Gave a colleague a role"),
        "membership.ended": _("Ended a colleague's role"),
        "duty.set": _("Decided who is on duty"),
        "duty.ended": _("Ended a duty"),
        "access.end_duty": _("End a duty"),
        "organisation.created": _("Added an organisation"),
        "organisation.changed": _("Changed the organisation's settings"),
        "organisation.taken_out": _("Took out all that the organisation keeps, as a file"),
        "organisation.take_out_made": _("Finished the file with all that the organisation keeps"),
        "unit.created": _("Added a unit"),
        "access.create_user": _("Make an account"),
        "access.create_demo_user": _("Make a demo account"),
        "access.close_account": _("Close an account"),
        "access.add_member": _("Add a colleague"),
        "access.add_membership": _("Give a colleague a role"),
        "access.end_membership": _("End a colleague's role"),
        "access.set_duty": _("Decide who is on duty"),
        "access.create_organisation": _("Add an organisation"),
        "access.found_organisation": _("Add an organisation with its administrator"),
        "access.change_organisation": _("Change the organisation's settings"),
        "access.create_unit": _("Add a unit"),
        "access.begin_to_leave": _("Record that the organisation leaves"),
        "access.stay_after_all": _("Take back that the organisation leaves"),
        "access.close_organisation": _("Close an organisation that leaves"),
    },
    Group.LOG: {
        "log.read": _("Read the log"),
        "log.verified": _("Checked the whole log"),
        "log.sample_drawn": _("Drew the month's sample of the log"),
        "log.sample_judged": _("Judged entries of the log"),
        "log.review_signed": _("Signed the month's review of the log"),
        "privacy.draw_log_sample": _("Draw the month's sample of the log"),
        "privacy.judge_entries": _("Judge entries of the log"),
        "privacy.sign_log_review": _("Sign the month's review of the log"),
        "access.record_log_reading": _("Look into the log"),
    },
}

WORDS: Mapping[str, Text] = dict(chain.from_iterable(acts.items() for acts in ACTS.values()))


def words(act: str) -> Text:
    """Return an act in words; one that an older version wrote and nobody knows any more is its own name."""
    return WORDS.get(act, act)
