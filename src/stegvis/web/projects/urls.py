"""Addresses hold a project's key and its rows' numbers. Fixed words come before the name of a part."""

from django.urls import include, path

from . import (
    agreements,
    commission,
    coordinators,
    correcting,
    funding,
    goals,
    methods,
    pages,
    parties,
    steering,
    target_group,
)

one = [
    path("", pages.show, name="show"),
    path("commission/", commission.change, name="commission"),
    path("history/", pages.history, name="history"),
    path("follow-ups/change/", commission.followups, name="followups"),
    path("parties/new/", parties.add, name="add_party"),
    path("parties/<int:party_id>/end/", parties.end, name="end_party"),
    path("parties/<int:party_id>/staffing/new/", parties.add_staffing, name="add_staffing"),
    path("parties/staffing/<int:staffing_id>/end/", parties.end_staffing, name="end_staffing"),
    path("target-group/new/", target_group.kinds, name="criterion_kinds"),
    path("target-group/new/<slug:kind>/", target_group.add, name="add_criterion"),
    path("target-group/<int:criterion_id>/end/", target_group.end, name="end_criterion"),
    path("methods/new/", methods.add, name="add_method"),
    path("methods/<int:method_id>/", methods.change, name="change_method"),
    path("methods/<int:method_id>/end/", methods.end, name="end_method"),
    path("coordinators/new/", coordinators.add, name="add_coordinator"),
    path("coordinators/<int:coordinator_id>/end/", coordinators.end, name="end_coordinator"),
    path("courses/new/", coordinators.add_course, name="add_course"),
    path("courses/<int:course_id>/end/", coordinators.end_course, name="end_course"),
    path("courses/<int:course_id>/taken/", coordinators.record_training, name="record_training"),
    path("goals/new/", goals.add, name="add_goal"),
    path("goals/reading/", goals.read_aloud, name="read_goal_aloud"),
    path("goals/<slug:goal_key>/change/", goals.change, name="change_goal"),
    path("funding/new/", funding.add, name="add_budget_year"),
    path("funding/<int:year>/<slug:source>/", funding.change, name="change_budget_year"),
    path("figures/change/", commission.figures, name="change_figures"),
    path("esf/change/", funding.esf, name="change_esf"),
    path("steering/members/new/", steering.add_seat, name="add_seat"),
    path("steering/members/<int:seat_id>/end/", steering.end_seat, name="end_seat"),
    path("steering/meetings/new/", steering.add_meeting, name="add_meeting"),
    path("steering/meetings/<int:meeting_id>/", steering.change_meeting, name="change_meeting"),
    path("steering/meetings/<int:meeting_id>/decisions/new/", steering.add_decision, name="add_decision"),
    path("steering/decisions/<int:decision_id>/done/", steering.decision_done, name="decision_done"),
    path("agreements/new/", agreements.add, name="add_agreement"),
    path("agreements/<int:agreement_id>/", agreements.change, name="change_agreement"),
    path("agreements/<int:agreement_id>/end/", agreements.end, name="end_agreement"),
    path("rows/<slug:what>/<int:row_id>/correct/", correcting.correct, name="correct_row"),
    path("rows/<slug:what>/<int:row_id>/strike/", correcting.strike, name="strike_row"),
    path("rows/<slug:what>/<int:row_id>/restore/", correcting.restore, name="restore_row"),
    path("<slug:section>/", pages.section, name="section"),
]
own = [
    path("projects/", pages.overview, name="list"),
    path("projects/methods/", methods.library, name="library"),
    path("projects/new/", commission.create, name="new"),
    path("projects/<slug:key>/", include(one)),
]

urlpatterns = [path("", include((own, "projects")))]
