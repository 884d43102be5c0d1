"""The rows of referral, eligibility, own application, mapping and plan."""

from . import oracle as to
from .row import CASE, DRAFTED, FORM, LEADS_ON, NOT_SHOWN, PERSON, SEEN, UNDER_WAY, Row

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
    Row("mapping:correct_days", to.CASE_ACT, MAPPING_OF, sends={"started_on": "2010-07-01", "why": "Fel"}, **SEEN),
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
ITEM, AIM = {**CASE, "row_id": "@portfolio_item"}, {**CASE, "row_id": "@occupation"}
SKILL, APPLIED = {**CASE, "row_id": "@skill"}, {**CASE, "row_id": "@job_application"}
CV = {**CASE, "cv_key": "@cv"}
ITEM_SAYS = {"kind": "work", "title": "Kock", "proof": "own_word"}
APPLICATION_SAYS = {"kind": "job", "title": "Köksbiträde", "on": "2010-09-01"}
STEPS = (
    Row("steps:show", to.PERSON_READ, CASE, **SEEN),
    Row("steps:reach", to.CASE_ACT, {**CASE, "step": "2"}, sends={"on": "2010-09-01"}, **SEEN),
    Row("steps:portfolio_file", to.PERSON_READ, {**CASE, "form": "docx"}),
    Row("steps:add_item", to.CASE_ACT, CASE, sends=ITEM_SAYS, **SEEN),
    Row("steps:correct_item", to.CASE_ACT, ITEM, sends={**ITEM_SAYS, "why": "Fel"}, **SEEN),
    Row("steps:find_occupation", to.CASE_ACT, CASE, query="q=kock", **SEEN),
    Row("steps:add_occupation", to.CASE_ACT, {**CASE, "ssyk": "9412"}, sends={"title": "Köksbiträde"}, **SEEN),
    Row("steps:correct_occupation", to.CASE_ACT, AIM, sends={"title": "Kock", "ssyk": "5120", "why": "Fel"}, **SEEN),
    Row("steps:add_skill", to.CASE_ACT, AIM, sends={"what": "Svenska"}, **SEEN),
    Row("steps:correct_skill", to.CASE_ACT, SKILL, sends={"what": "Svenska B1", "why": "Fel"}, **SEEN),
    Row("steps:gain_skill", to.CASE_ACT, SKILL, sends={"on": "2010-09-01"}, **SEEN),
    Row("steps:add_application", to.CASE_ACT, CASE, sends=APPLICATION_SAYS, **SEEN),
    Row("steps:answer_application", to.CASE_ACT, APPLIED, sends={"answer": "no", "on": "2010-09-02"}, **SEEN),
    Row(
        "steps:correct_application",
        to.CASE_ACT,
        APPLIED,
        sends={**APPLICATION_SAYS, "answer": "waiting", "why": "Fel"},
        **SEEN,
    ),
    Row("steps:withdraw", to.CASE_ACT, {**SKILL, "what": "skill"}, sends={"why": "Fel"}, **SEEN),
    Row("steps:make_cv", to.CASE_ACT, CASE, **DRAFTED, **SEEN),
    Row("steps:write_cv", to.CASE_ACT, CV, **DRAFTED, **SEEN),
    Row("steps:withdraw_cv", to.CASE_ACT, CV, sends={"why": "Fel"}, **SEEN),
    Row("steps:cv_file", to.PERSON_READ, {**CV, "language": "sv", "form": "pdf"}),
)
