"""Addresses hold keys and codes only: never a name, a number or anything else about a person."""

from django.urls import include, path

from . import (
    anonymous,
    case_acts,
    exits,
    fact_acts,
    followups,
    participant_list,
    person_acts,
    person_page,
    register,
    search,
    workload,
)

own = [
    path("participants/", participant_list.show, name="list"),
    path("participants/search/", search.search, name="search"),
    path("participants/new/", register.register, name="register"),
    path("participants/new/number/", register.check_number, name="check_number"),
    path("participants/anonymous/", anonymous.overview, name="anonymous"),
    path("participants/anonymous/<slug:project_key>/", anonymous.show, name="anonymous_counts"),
    path("participants/<slug:key>/", person_page.show, name="person"),
    path("participants/<slug:key>/changes/", person_page.changes, name="changes"),
    path("participants/<slug:key>/payments/", person_page.payments, name="payments"),
    path("participants/<slug:key>/correct/", person_acts.correct, name="correct_person"),
    path("participants/<slug:key>/facts/<slug:kind>/new/", fact_acts.record, name="record_fact"),
    path("participants/<slug:key>/facts/<slug:kind>/<int:fact_id>/end/", fact_acts.end, name="end_fact"),
    path("participants/<slug:key>/facts/<slug:kind>/<int:fact_id>/correct/", fact_acts.correct, name="correct_fact"),
    path("participants/<slug:key>/facts/<slug:kind>/<int:fact_id>/withdraw/", fact_acts.withdraw, name="withdraw_fact"),
    path("cases/<slug:case_key>/start/", case_acts.start, name="start"),
    path("cases/<slug:case_key>/step/", case_acts.step, name="step"),
    path("cases/<slug:case_key>/correct/", case_acts.correct, name="correct_case"),
    path("cases/<slug:case_key>/reopen/", case_acts.reopen, name="reopen"),
    path("cases/<slug:case_key>/responsible/", case_acts.assign, name="assign"),
    path("cases/<slug:case_key>/exit/", exits.exit_case, name="exit"),
    path("cases/<slug:case_key>/exit/correct/", exits.correct, name="correct_exit"),
    path("cases/<slug:case_key>/exit/record/", exits.record, name="exit_record"),
    path("cases/<slug:case_key>/exit/record/pdf/", exits.record_pdf, name="exit_record_pdf"),
    path("caseload/", workload.caseload, name="caseload"),
    path("caseload/<int:user_id>/hand-over/", workload.hand_over, name="hand_over"),
    path("hand-overs/", workload.hand_overs, name="hand_overs"),
    path("hand-overs/<int:responsibility_id>/noted/", workload.take_note, name="take_note"),
    path("follow-ups/", followups.due, name="followups"),
    path("follow-ups/<int:followup_id>/", followups.record, name="record_followup"),
    path("follow-ups/<int:followup_id>/correct/", followups.correct, name="correct_followup"),
]

urlpatterns = [path("", include((own, "cases")))]
