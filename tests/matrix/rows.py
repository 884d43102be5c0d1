"""One row for each route: how its address is made, what is sent to it, and for whom it opens. There is no default.

A name in `at` and in `sends` is a key of the scenario when it begins with @, and stands for itself otherwise.
"""

from collections.abc import Mapping

from . import oracle as to
from .oracle import Expectation
from .row import (
    BUTTON,
    CASE,
    DRAFTED,
    EITHER,
    FACT,
    FILE,
    FOLLOW_UP,
    FORM,
    LEADS_ON,
    NOT_SHOWN,
    PERSON,
    PROJECT,
    REPORT,
    SEEN,
    UNDER_WAY,
    Row,
)
from .rows_of_activities import ACTIVITIES, DOCUMENTS, GROUPS, NOTES
from .rows_of_improvement import DEVIATIONS
from .rows_of_meetings import MEETINGS
from .rows_of_privacy import REQUESTS, RETENTION, TWICE
from .rows_of_the_path import APPLICATIONS, ELIGIBILITY, MAPPING, PLANS, REFERRALS, STEPS

DETAILS = {
    "given_name": "@given_name",
    "family_name": "@family_name",
    "sex": "woman",
    "birth_date": "@birth_date",
    "email": "@email",
    "protection": "@protection",
    "why": "Rättad",
}
FACT_SAYS = {"code": "wage", "share": "20", "on": "2010-08-01"}
EXIT_SAYS = {"on": "2010-10-01", "reason": "S1"}
FOLLOWED = {"status": "declined", "on": "2011-03-01"}
TABLE, VERSION = {**REPORT, "table": "age_by_sex"}, {**REPORT, "key": "@version"}

CASES = (
    Row("cases:list", to.OWN_LIST, **SEEN),
    Row("cases:search", to.OWN_LIST, sends={"text": "Ingen"}, answers=200, changes=False),
    Row("cases:register", to.OWN_FORM, **DRAFTED),
    Row("cases:check_number", to.OWN_FORM, shown=NOT_SHOWN, sends={"number": "1"}, answers=200, changes=False),
    Row("discard_draft", to.OWN_DRAFT, {"draft_id": "@draft"}, shown=NOT_SHOWN, sends={}),
    Row("cases:anonymous", to.OWN_FORM, shown=EITHER),
    Row("cases:anonymous_counts", to.OWN_FORM, REPORT, **FORM),
    Row("cases:person", to.PERSON_READ, PERSON, **SEEN),
    Row("cases:changes", to.PERSON_READ, PERSON, **SEEN),
    Row("cases:payments", to.PERSON_READ, PERSON, **SEEN),
    Row("cases:correct_person", to.PERSON_ACT, PERSON, sends=DETAILS, **SEEN),
    Row("cases:record_fact", to.PERSON_ACT, {**PERSON, "kind": "livelihood"}, sends={**FACT_SAYS, "source": "own"}),
    Row("cases:end_fact", to.PERSON_ACT, FACT, sends={"until": "2010-09-30"}),
    Row("cases:correct_fact", to.PERSON_ACT, FACT, sends={**FACT_SAYS, "why": "Fel andel"}),
    Row("cases:withdraw_fact", to.PERSON_ACT, FACT, sends={"why": "Har aldrig gällt"}),
    Row("cases:start", to.CASE_ACT, {"case_key": "@accepted_case"}, sends={"on": "2010-03-05"}),
    Row("cases:step", to.CASE_ACT, {"case_key": "@referred_case"}, sends={"to": "mapping", "on": "2010-03-05"}),
    Row("cases:correct_case", to.CASE_ACT, CASE, sends={"started_on": "2010-03-09", "why": "Fel dag"}),
    Row("cases:reopen", to.CASE_ACT, {"case_key": "@exited_case"}, sends={"why": "För tidigt"}),
    Row("cases:assign", to.CASE_ASSIGN, CASE, sends={"responsible": "@colleague", "on": "2010-09-01", "note": "Hej"}),
    Row("cases:caseload", to.SHARES_OUT),
    Row("cases:hand_over", to.GIVES_AWAY, {"user_id": "@worker"}, **DRAFTED),
    Row("cases:hand_overs", to.OWN_LIST),
    Row("cases:take_note", to.HANDED_OVER, {"responsibility_id": "@handed_over"}, shown=NOT_SHOWN, sends={}),
    Row("cases:exit", to.CASE_ACT, CASE, sends=EXIT_SAYS, when=UNDER_WAY),
    Row("cases:correct_exit", to.CASE_ACT, {"case_key": "@exited_case"}, sends={**EXIT_SAYS, "why": "Studerar"}),
    Row("cases:exit_record", to.PERSON_READ, {"case_key": "@exited_case"}, **SEEN),
    Row("cases:exit_record_pdf", to.PERSON_READ, {"case_key": "@exited_case"}),
    Row("cases:followups", to.OWN_LIST, query="due=late", **SEEN),
    Row("cases:record_followup", to.CASE_ACT, FOLLOW_UP, sends=FOLLOWED),
    Row("cases:correct_followup", to.CASE_ACT, {"followup_id": "@made"}, sends={**FOLLOWED, "why": "Fel"}),
)
FRAME = (
    Row("home", to.FRAME, shown=LEADS_ON),
    Row("session_state", to.PUBLIC),
    Row("change_look", to.PUBLIC, shown=NOT_SHOWN, sends={"theme": "dark"}, changes=False),
    Row("change_membership", to.FRAME, shown=NOT_SHOWN, sends={"membership": "@membership"}, changes=False),
    Row("today:show", to.FRAME),
    Row("notices:choose", to.FRAME, sends={"wants": "on"}),
)
INTAKE = (
    Row("intake:list", to.IMPORTS),
    Row("intake:send", to.IMPORTS, **FORM),
    Row("intake:workbook", to.IMPORTS),
    Row("intake:empty_workbook", to.IMPORTS),
    Row(
        "intake:filled_workbook", to.IMPORTS, sends={"project": "@project"}, shown=NOT_SHOWN, answers=200, changes=False
    ),
    Row("intake:file", to.IMPORTED, FILE),
    Row("intake:progress", to.IMPORTED, FILE, shown=LEADS_ON),
    Row("intake:rows_to_mend", to.IMPORTED_ROWS, FILE),
    Row("intake:mapping", to.IMPORTED, FILE, shown=LEADS_ON, sends={}, changes=False),
    Row("intake:accept", to.IMPORTED, FILE, shown=NOT_SHOWN, sends={}),
    Row("intake:reject", to.IMPORTED, FILE, shown=NOT_SHOWN, sends={}),
    Row("intake:stop", to.IMPORTED, FILE, **BUTTON),
    Row("intake:again", to.IMPORTED, FILE, **BUTTON),
)


def _project(
    name: str, expects: Expectation = to.PROJECT_ACT, at: Mapping[str, str] | None = None, **more: object
) -> Row:
    kept = FORM if expects is to.PROJECT_ACT else {}
    return Row(f"projects:{name}", expects, {**PROJECT, **(at or {})}, **{**kept, **more})


METHOD = {"what": "method"}
PROJECTS = (
    Row("projects:list", to.PROJECT_LIST),
    Row("projects:library", to.PROJECT_LIST),
    Row("projects:new", to.PROJECT_NEW, **FORM),
    _project("show", to.PROJECT_READ),
    _project("history", to.PROJECT_READ),
    _project("section", to.PROJECT_READ, {"section": "parties"}),
    _project("commission"),
    _project("followups"),
    _project("add_party"),
    _project("end_party", at={"party_id": "@party"}),
    _project("add_staffing", at={"party_id": "@party"}),
    _project("end_staffing", at={"staffing_id": "@staffing"}),
    _project("criterion_kinds", to.CRITERION_TRY),
    _project("add_criterion", to.CRITERION_TRY, at={"kind": "age"}, **FORM),
    _project("end_criterion", to.CRITERION_TRY, at={"criterion_id": "@criterion"}, **FORM),
    _project("add_method"),
    _project("change_method", at={"method_id": "@method"}),
    _project("end_method", at={"method_id": "@method"}),
    _project("add_coordinator"),
    _project("end_coordinator", at={"coordinator_id": "@coordinator"}),
    _project("add_course"),
    _project("end_course", at={"course_id": "@course"}),
    _project("record_training", at={"course_id": "@course"}),
    _project("add_goal"),
    _project("read_goal_aloud", shown=NOT_SHOWN, answers=200),
    _project("change_goal", at={"goal_key": "@goal"}),
    _project("add_budget_year"),
    _project("change_budget_year", at={"year": "@year", "source": "association"}),
    _project("change_figures", answers=302, changes=True),
    _project("change_esf"),
    _project("add_seat"),
    _project("end_seat", at={"seat_id": "@seat"}),
    _project("add_meeting"),
    _project("change_meeting", at={"meeting_id": "@meeting"}, answers=302, changes=True),
    _project("add_decision", at={"meeting_id": "@meeting"}),
    _project("decision_done", at={"decision_id": "@decision"}),
    _project("add_agreement"),
    _project("change_agreement", at={"agreement_id": "@agreement"}),
    _project("end_agreement", at={"agreement_id": "@agreement"}),
    _project("correct_row", at={**METHOD, "row_id": "@method"}),
    _project("strike_row", at={**METHOD, "row_id": "@method"}),
    _project("restore_row", at={**METHOD, "row_id": "@struck_method"}),
)
REPORTS = (
    Row("reports:list", to.PUBLICATIONS, shown=EITHER),
    Row("reports:tables", to.FIGURES, REPORT),
    Row("reports:download_tables", to.FIGURES, REPORT),
    Row("reports:renew", to.FIGURES_RENEW, REPORT, shown=NOT_SHOWN, sends={}),
    Row("reports:table", to.FIGURES, TABLE),
    Row("reports:chart", to.FIGURES, TABLE),
    Row("reports:people", to.CELL, TABLE, query="code=total&column=total", **SEEN),
    Row("reports:download_table", to.FIGURES, {**TABLE, "form": "csv"}),
    Row("reports:goal", to.FIGURES, REPORT),
    Row("reports:report", to.FIGURES, REPORT),
    Row("reports:write", to.REPORT_ACT, {**REPORT, "block": "summary"}, shown=NOT_SHOWN, sends={"text": "Ny."}),
    Row(
        "reports:keep_draft",
        to.REPORT_ACT,
        {**REPORT, "block": "summary"},
        shown=NOT_SHOWN,
        sends={"text": "N"},
        answers=200,
    ),
    Row("reports:freeze", to.REPORT_ACT, REPORT, shown=NOT_SHOWN, sends={}),
    Row("reports:download_report", to.FIGURES, {**REPORT, "form": "html"}),
    Row("reports:versions", to.PUBLICATIONS, REPORT),
    Row("reports:version", to.PUBLISHED, VERSION),
    Row("reports:version_chart", to.PUBLISHED, {**VERSION, "block": "flow_chart"}),
    Row("reports:download_version", to.PUBLISHED, {**VERSION, "form": "html"}),
)
ACCOUNTS = (
    Row("accounts:demo_sign_in", to.PUBLIC, shown=NOT_SHOWN, sends={"user": "1"}, answers=404, changes=False),
    Row("accounts:second_factor", to.PUBLIC, shown=LEADS_ON),
    Row("accounts:no_membership", to.PUBLIC, shown=(302, 403)),
    Row("accounts:signed_in", to.PUBLIC),
    Row("accounts:administration", to.ADMIN_OR_LOG, shown=LEADS_ON),
    Row("accounts:members", to.ADMIN),
    Row("accounts:new_member", to.ADMIN, **FORM),
    Row("accounts:end_member", to.ADMIN_OWN, {"key": "@membership"}, **FORM),
    Row("accounts:duty", to.ADMIN, **FORM),
    Row("accounts:end_duty", to.ADMIN_OWN, {"key": "@duty"}, shown=NOT_SHOWN, sends={}),
    Row("accounts:organisation", to.ADMIN, **FORM),
    Row("accounts:add_unit", to.ADMIN, shown=NOT_SHOWN, sends={"unit_name": "Unga"}),
    Row("accounts:organisations", to.ADMIN_FOUNDS),
    Row("accounts:new_organisation", to.ADMIN_FOUNDS, **FORM),
    Row("accounts:log", to.LOG, sends={}, answers=422, changes=False),
    Row("accounts:log_months", to.LOG),
    Row("accounts:draw_sample", to.LOG, {"month": "@last_month"}, shown=NOT_SHOWN, sends={}, changes=False),
    Row("accounts:log_review", to.LOG_HERE, {"key": "@log_review"}, sends={}, changes=False),
    Row("accounts:sign_review", to.LOG_HERE, {"key": "@log_review"}, **FORM),
    Row("accounts:verify_log", to.LOG, shown=NOT_SHOWN, sends={}, answers=200, changes=False),
)
COPY_OF, QUESTION = {"disclosure_key": "@disclosure"}, {"request_key": "@question"}
TO_AF = {**PERSON, "receiver_id": "@af", "purpose": "planning"}
SHARING = (
    Row("sharing:shared", to.PERSON_READ, PERSON, **SEEN),
    Row("sharing:choose", to.PERSON_ACT, PERSON, **SEEN),
    Row("sharing:hand_over", to.PERSON_ACT, TO_AF, sends={"chosen": "person:phone", "way": "here"}, **SEEN),
    Row("sharing:ask_whom", to.PERSON_ACT, PERSON, **SEEN),
    Row("sharing:ask", to.PERSON_ACT, TO_AF, sends={"kinds": "health"}, **SEEN),
    Row("sharing:say_why", to.RELATIVE, {"key": "@relative"}, sends={"reason": "Har bokat en tid hos oss"}),
    Row("sharing:copy", to.COPY, COPY_OF, **SEEN),
    Row("sharing:copy_pdf", to.COPY, COPY_OF, **SEEN),
    Row("sharing:received", to.OWN_LIST),
    Row("sharing:file", to.FILING, {"disclosure_key": "@waiting"}, sends={"register": "1"}),
    Row("sharing:question", to.ASKED, QUESTION, sends={"text_economy": "Bistånd"}, sent_by=to.ANSWERING, **SEEN),
    Row("sharing:decline", to.ANSWERING, QUESTION, sends={"reason": "Finns inget att lämna"}, **SEEN),
    Row("sharing:openings", to.OWN_LIST, **FORM),
    Row("sharing:reviews", to.REVIEWERS),
    Row("sharing:review", to.REVIEWERS_HERE, {"opening_id": "@opening"}, sends={"review": "right"}),
    Row("sharing:standing_views", to.STANDING),
    Row("sharing:open_standing_view", to.STANDING, **FORM),
    Row("sharing:close_standing_view", to.STANDING, {"view_id": "@standing_view"}, sends={}),
)
GROUND, PAPER = {**PERSON, "ground_key": "@ground"}, {**PERSON, "document_key": "@document"}
GROUNDS = (
    Row("grounds:list", to.PERSON_READ, PERSON, **SEEN),
    Row("grounds:record_consent", to.PERSON_ACT, PERSON, **DRAFTED),
    Row("grounds:print_new", to.PERSON_ACT, PERSON, shown=NOT_SHOWN, sends={}, answers=403, changes=False),
    Row("grounds:record_provision", to.PERSON_ACT, PERSON, **DRAFTED),
    Row("grounds:renew", to.PERSON_ACT, GROUND, **DRAFTED),
    Row("grounds:withdraw", to.PERSON_ACT, GROUND, sends={"when": "now"}, **SEEN),
    Row("grounds:narrow", to.PERSON_ACT, GROUND, **DRAFTED),
    Row("grounds:add_paper", to.PERSON_ACT, GROUND, **FORM),
    Row("grounds:print_recorded", to.PERSON_READ, GROUND, **SEEN),
    Row("grounds:document", to.PERSON_READ, PAPER),
    Row("grounds:remove_document", to.PERSON_ACT, PAPER, sends={"why": "Fel papper", "reason": "Fel papper"}, **SEEN),
    Row("grounds:expiring", to.OWN_LIST),
    Row("grounds:forms", to.ADMIN),
    Row("grounds:review_form", to.ADMIN, {"language": "ar"}, **FORM),
    Row("grounds:withdraw_review", to.ADMIN, {"language": "ar"}, shown=NOT_SHOWN, sends={}, answers=404, changes=False),
)
LIBRARY = tuple(
    Row(name, to.SIGN_IN, at)
    for name, at in (
        ("account_login", {}),
        ("account_logout", {}),
        ("account_inactive", {}),
        ("account_reauthenticate", {}),
        ("account_change_password", {}),
        ("account_set_password", {}),
        ("account_reset_password", {}),
        ("account_reset_password_done", {}),
        ("account_reset_password_from_key", {"uidb36": "1", "key": "set-password"}),
        ("account_reset_password_from_key_done", {}),
        ("mfa_index", {}),
        ("mfa_authenticate", {}),
        ("mfa_reauthenticate", {}),
        ("mfa_activate_totp", {}),
        ("mfa_deactivate_totp", {}),
        ("mfa_view_recovery_codes", {}),
        ("mfa_generate_recovery_codes", {}),
        ("mfa_download_recovery_codes", {}),
        ("mfa_list_webauthn", {}),
        ("mfa_add_webauthn", {}),
        ("mfa_reauthenticate_webauthn", {}),
        ("mfa_remove_webauthn", {"pk": "1"}),
        ("mfa_remove_webauthn", {"pk": "1"}),  # ours, and the library's behind it
        ("mfa_edit_webauthn", {"pk": "1"}),
        ("openid_connect_login", {"provider_id": "ekby"}),
        ("openid_connect_login", {"provider_id": "ekby.se"}),  # what is no slug goes by ours to the library's
        ("openid_connect_callback", {"provider_id": "ekby"}),
        ("socialaccount_login_cancelled", {}),
        ("socialaccount_login_error", {}),
        ("socialaccount_signup", {}),
        ("socialaccount_connections", {}),
    )
)

ROWS = (
    *CASES,
    *FRAME,
    *INTAKE,
    *PROJECTS,
    *REPORTS,
    *ACCOUNTS,
    *SHARING,
    *GROUNDS,
    *REFERRALS,
    *ELIGIBILITY,
    *APPLICATIONS,
    *MAPPING,
    *PLANS,
    *MEETINGS,
    *ACTIVITIES,
    *GROUPS,
    *NOTES,
    *DOCUMENTS,
    *DEVIATIONS,
    *REQUESTS,
    *RETENTION,
    *TWICE,
    *STEPS,
    *LIBRARY,
)
ABOUT_PERSONS = tuple(row for row in ROWS if row.expects.of_persons)
OTHERS = tuple(row for row in ROWS if not row.expects.of_persons)


def areas(rows: tuple[Row, ...]) -> list[str]:
    return list(dict.fromkeys(row.area for row in rows))
