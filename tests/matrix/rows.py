"""One row for each route: how its address is made, what is sent to it, and for whom it opens. There is no default.

A name in `at` and in `sends` is a key of the scenario when it begins with @, and stands for itself otherwise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from . import oracle as to
from .oracle import OPEN, PROTECTED, STATES, Expectation

NOT_SENT = None
SHOWN, LEADS_ON, EITHER, NOT_SHOWN = (200,), (302,), (200, 302), (405,)
UNDER_WAY = (OPEN, PROTECTED)


@dataclass(frozen=True)
class Row:
    """A route. `shown` is how it may answer GET to whom it opens for, 405 if it is for sending alone.

    `sends` is what a form says, None where nothing can be sent; `answers` how the route then answers. `changes` says
    that it leaves rows behind, `when` in which states of the person it can be done, `names` that who may see the person
    finds her there; `sent_by` for whom it can be sent where others only read it.
    """

    name: str
    expects: Expectation
    at: Mapping[str, str] = field(default_factory=dict)
    query: str = ""
    shown: tuple[int, ...] = SHOWN
    sends: Mapping[str, str] | None = NOT_SENT
    answers: int = 302
    changes: bool = True
    when: tuple[str, ...] = STATES
    names: bool = False
    sent_by: Expectation | None = None

    @property
    def area(self) -> str:
        if self.expects is to.SIGN_IN:
            return "sign-in"
        return self.name.split(":")[0] if ":" in self.name else "frame"


PERSON, CASE, FOLLOW_UP = {"key": "@person"}, {"case_key": "@case"}, {"followup_id": "@followup"}
FACT = {**PERSON, "kind": "livelihood", "fact_id": "@fact"}
FILE, PROJECT, REPORT = {"key": "@batch"}, {"key": "@project"}, {"project_key": "@project"}
SEEN = {"names": True}
SENDING = {"shown": NOT_SHOWN}
FORM = {"sends": {"nothing": "of use"}, "answers": 422, "changes": False}
DRAFTED = {**FORM, "changes": True}  # what was refused is kept to be mended
BUTTON = {**SENDING, "sends": {}, "changes": False}
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
    Row("cases:assign", to.CASE_ASSIGN, CASE, sends={"responsible": "@colleague", "on": "2010-09-01"}),
    Row("cases:exit", to.CASE_ACT, CASE, sends=EXIT_SAYS, when=UNDER_WAY),
    Row("cases:correct_exit", to.CASE_ACT, {"case_key": "@exited_case"}, sends={**EXIT_SAYS, "why": "Studerar"}),
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
JUDGED = {**CASE, "attestation_id": "@judgement"}
JUDGES = {"says": "no", "basis": "certificate", "on": "2010-08-01"}
ELIGIBILITY = (
    Row("eligibility:show", to.PERSON_READ, CASE, **SEEN),
    Row("eligibility:attest", to.PERSON_ACT, {**CASE, "about": "ill_health"}, sends=JUDGES, **SEEN),
    Row("eligibility:correct", to.PERSON_ACT, JUDGED, sends={**JUDGES, "why": "Fel intyg"}, **SEEN),
    Row("eligibility:withdraw", to.PERSON_ACT, JUDGED, sends={"why": "Fel person"}, **SEEN),
)
APPLICATION = {"application_key": "@application"}
CAME = {"number": "@applicant_number", "given_name": "Sahra", "family_name": "Nur", "on": "2010-09-01"}
APPLICATIONS = (
    Row("applications:start", to.PUBLIC),
    Row("applications:start_in", to.PUBLIC, {"language": "ar"}),
    Row("applications:apply", to.PUBLIC, {"language": "sv", "municipality": "@municipality"}, **FORM),
    Row("applications:sent", to.PUBLIC, {"language": "sv"}),
    Row("applications:inbox", to.INBOX),
    Row("applications:read", to.APPLIED, APPLICATION),
    Row("applications:contact", to.APPLIED, APPLICATION, sends={"came_of": "not_reached", "on": "2010-09-01"}),
    Row("applications:begin_mapping", to.APPLIED, APPLICATION, sends=CAME),
    Row("applications:end", to.APPLIED, APPLICATION, sends={"reason": "no_contact"}),
    Row("applications:protect", to.APPLIED, APPLICATION, sends={"sure": "on"}),
)
MAPPING_OF, DOMAIN = {**CASE, "mapping_key": "@mapping"}, {"domain": "health"}
OCCASION, ASSESSMENT = {**CASE, "occasion_key": "@occasion"}, {**CASE, "assessment_key": "@assessment"}
VIEW, WORK = {**ASSESSMENT, "view_id": "@view"}, {**PERSON, "row_id": "@work"}
RATED = {"on": "2010-09-01", "interviewer": "@colleague", "trained": "yes", "alcohol_worry": "1"}
VIEWED = {"profession": "social_worker", "text": "Klarar fyra timmar", "return_to_work": "yes"}
CONCLUDED = {"on": "2010-09-01", "text": "Arbetsträning", "return_to_work": "yes", "agree": "yes"}
MAPPING = (
    Row("mapping:show", to.PERSON_READ, CASE, **SEEN),
    Row("mapping:show_one", to.PERSON_READ, MAPPING_OF, **SEEN),
    Row("mapping:begin", to.CASE_ACT, {"case_key": "@referred_case"}, sends={"on": "2010-03-05"}, **SEEN),
    Row(
        "mapping:write",
        to.CASE_ACT,
        {**MAPPING_OF, **DOMAIN},
        sends={"answer": "told", "situation": "Ont i ryggen", "on": "2010-09-01"},
        **SEEN,
    ),
    Row("mapping:finish", to.CASE_ACT, MAPPING_OF, sends={"on": "2010-09-01"}, **SEEN),
    Row("mapping:withdraw", to.CASE_ACT, MAPPING_OF, sends={"why": "Fel person"}, **SEEN),
    Row("mapping:asi", to.PERSON_READ, CASE, **SEEN),
    Row("mapping:record_asi", to.CASE_ACT, CASE, sends=RATED, **SEEN),
    Row("mapping:correct_asi", to.CASE_ACT, OCCASION, sends={**RATED, "why": "Fel"}, **SEEN),
    Row("mapping:withdraw_asi", to.CASE_ACT, OCCASION, sends={"why": "Fel"}, **SEEN),
    Row("mapping:assessments", to.PERSON_READ, CASE, **SEEN),
    Row("mapping:open_assessment", to.CASE_ACT, CASE, sends={"on": "2010-09-01"}, **SEEN),
    Row(
        "mapping:add_view",
        to.CASE_ACT,
        ASSESSMENT,
        sends={**VIEWED, "organisation": "@ekby", "kind": "work_education"},
        **SEEN,
    ),
    Row("mapping:correct_view", to.CASE_ACT, VIEW, sends={**VIEWED, "why": "Fel"}, **SEEN),
    Row("mapping:withdraw_view", to.CASE_ACT, VIEW, sends={"why": "Fel"}, **SEEN),
    Row("mapping:conclude", to.CASE_ACT, ASSESSMENT, sends=CONCLUDED, **SEEN),
    Row("mapping:withdraw_assessment", to.CASE_ACT, ASSESSMENT, sends={"why": "Fel"}, **SEEN),
    Row("mapping:record_work", to.PERSON_ACT, PERSON, sends={"title": "Skräddare"}, **SEEN),
    Row("mapping:correct_work", to.PERSON_ACT, WORK, sends={"title": "Bagare", "why": "Fel"}, **SEEN),
    Row("mapping:withdraw_work", to.PERSON_ACT, WORK, sends={"why": "Fel"}, **SEEN),
)
PLAN, DRAFT = {"case_key": "@case"}, {"case_key": "@accepted_case"}
OF_VERSION, HELD = {**PLAN, "number": "1"}, {"key": "@af_person", "disclosure_key": "@plan_copy"}
PLAN_LINE, DRAFT_LINE = {**PLAN, "line_id": "@plan_action"}, {**DRAFT, "line_id": "@draft_action"}
ACTION_SAYS = {"what": "Ringa", "party": "person", "due": "2010-09-20", "kind": "work_education"}
PLANS = (
    Row("plans:show", to.PERSON_READ, PLAN, **SEEN),
    Row("plans:version", to.PERSON_READ, OF_VERSION, **SEEN),
    Row("plans:compare", to.PERSON_READ, {**PLAN, "number": "2"}, **SEEN),
    Row("plans:meeting", to.PERSON_READ, PLAN),
    Row("plans:paper", to.PERSON_READ, OF_VERSION, **SEEN),
    Row("plans:paper_pdf", to.PERSON_READ, {**OF_VERSION, "language": "sv"}, shown=(403,)),  # no phone to print
    Row("plans:record", to.PERSON_READ, OF_VERSION, **SEEN),
    Row("plans:record_pdf", to.PERSON_READ, OF_VERSION),
    Row("plans:begin", to.CASE_ACT, {"case_key": "@referred_case"}, sends={"goal": "Jobb", "goal_kind": "health"}),
    Row("plans:goal", to.CASE_ACT, DRAFT, sends={"goal": "Eget kafé", "goal_kind": "work_education"}),
    Row("plans:add_sub_goal", to.CASE_ACT, DRAFT, sends={"text": "Körkort", "kind": "work_education"}),
    Row("plans:change_sub_goal", to.CASE_ACT, {**DRAFT, "line_id": "@draft_sub_goal"}, **DRAFTED),
    Row("plans:add_action", to.CASE_ACT, DRAFT, sends=ACTION_SAYS),
    Row("plans:change_action", to.CASE_ACT, DRAFT_LINE, sends=ACTION_SAYS),
    Row("plans:move", to.CASE_ACT, {**DRAFT_LINE, "what": "action"}, shown=NOT_SHOWN, sends={"to": "earlier"}),
    Row("plans:remove", to.CASE_ACT, {**DRAFT_LINE, "what": "action"}, shown=NOT_SHOWN, sends={}),
    Row("plans:agree", to.CASE_ACT, DRAFT, **DRAFTED),
    Row("plans:new_version", to.CASE_ACT, PLAN, sends={"why": "Kursen flyttas"}),
    Row("plans:sign", to.CASE_ACT, PLAN, sends={"answer": "signed", "on": "2010-09-02"}),
    Row("plans:sign_on_paper", to.CASE_ACT, PLAN, **DRAFTED),
    Row("plans:hand_over", to.PERSON_ACT, PLAN, sends={"receivers": "@af"}),
    Row("plans:report", to.CASE_ACT, PLAN_LINE, sends={"result": "done", "on": "2010-09-02"}),
    Row("plans:review", to.CASE_ACT, PLAN, sends={"on": "2010-09-02", "said": "Det går framåt."}),
    Row("plans:work_list", to.OWN_LIST),
    Row("plans:shares", to.OWN_LIST),
    Row("plans:held", to.PLAN_HELD, HELD),
    Row("plans:sign_held", to.PLAN_HELD, HELD, **DRAFTED),
    Row("plans:report_held", to.PLAN_HELD, {**HELD, "line_id": "@plan_action"}, **DRAFTED),
)
SENT, RECEIVED = {"referral_key": "@referral_out"}, {"referral_key": "@referral_in"}
REFERRALS = (
    Row("referrals:list", to.REFERRALS, shown=LEADS_ON),
    Row("referrals:sent_list", to.REFERRALS, **SEEN),
    Row("referrals:inbox", to.OWN_FORM),
    Row("referrals:waiting_times", to.LEADS_WORK),
    Row("referrals:new", to.REFERS, **DRAFTED),
    Row("referrals:check_number", to.REFERS, shown=NOT_SHOWN, sends={"number": "1"}, answers=200, changes=False),
    Row("referrals:refer_person", to.REFERS_HER, PERSON, **DRAFTED, **SEEN),
    Row("referrals:sent", to.SENT_REFERRAL, SENT, **SEEN),
    Row("referrals:answer", to.SENT_BY_REFERRER, SENT, sends={"text": "Måndagar passar."}, **SEEN),
    Row("referrals:withdraw", to.SENT_BY_REFERRER, SENT, sends={"why": "Ångrade sig"}, **SEEN),
    Row("referrals:received", to.RECEIVED_REFERRAL, RECEIVED),
    Row("referrals:take", to.RECEIVED_REFERRAL, RECEIVED, shown=NOT_SHOWN, sends={}),
    Row("referrals:ask", to.RECEIVED_REFERRAL, RECEIVED, sends={"text": "Vilka dagar passar?"}),
    Row("referrals:decline", to.RECEIVED_REFERRAL, RECEIVED, sends={"decision": "no_contact"}),
    Row("referrals:reopen", to.RECEIVED_REFERRAL, {"referral_key": "@referral_declined"}, sends={"why": "Ringde"}),
    Row("referrals:transfer", to.REFERS_HER, CASE, when=UNDER_WAY, **DRAFTED, **SEEN),
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
    *LIBRARY,
)
ABOUT_PERSONS = tuple(row for row in ROWS if row.expects.of_persons)
OTHERS = tuple(row for row in ROWS if not row.expects.of_persons)


def areas(rows: tuple[Row, ...]) -> list[str]:
    return list(dict.fromkeys(row.area for row in rows))
