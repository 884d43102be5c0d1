"""Addresses hold keys and numbers only: never a word of a plan."""

from django.urls import include, path

from . import agreeing, following, handing_over, held, paper, show, signing, work_list, writing

of_case = [
    path("", show.show, name="show"),
    path("new/", writing.begin, name="begin"),
    path("goal/", writing.goal, name="goal"),
    path("sub-goals/new/", writing.add_sub_goal, name="add_sub_goal"),
    path("sub-goals/<int:line_id>/", writing.change_sub_goal, name="change_sub_goal"),
    path("actions/new/", writing.add_action, name="add_action"),
    path("actions/<int:line_id>/", writing.change_action, name="change_action"),
    path("actions/<int:line_id>/report/", following.report, name="report"),
    path("lines/<slug:what>/<int:line_id>/move/", writing.move, name="move"),
    path("lines/<slug:what>/<int:line_id>/remove/", writing.remove, name="remove"),
    path("agree/", agreeing.agree, name="agree"),
    path("change/", agreeing.new_version, name="new_version"),
    path("sign/", signing.sign, name="sign"),
    path("sign/paper/", signing.sign_on_paper, name="sign_on_paper"),
    path("hand-over/", handing_over.hand_over, name="hand_over"),
    path("review/", following.review, name="review"),
    path("meeting/", show.meeting, name="meeting"),
    path("versions/<int:number>/", show.version, name="version"),
    path("versions/<int:number>/compare/", show.compare, name="compare"),
    path("versions/<int:number>/paper/", paper.show, name="paper"),
    path("versions/<int:number>/paper/<slug:language>/pdf/", paper.pdf, name="paper_pdf"),
    path("versions/<int:number>/record/", paper.record, name="record"),
    path("versions/<int:number>/record/pdf/", paper.record_pdf, name="record_pdf"),
]
of_receiver = [
    path("", held.show, name="held"),
    path("sign/", held.sign, name="sign_held"),
    path("actions/<int:line_id>/", held.report, name="report_held"),
]
own = [
    path("cases/<slug:case_key>/plan/", include(of_case)),
    path("participants/<slug:key>/plans/<slug:disclosure_key>/", include(of_receiver)),
    path("plan-actions/", work_list.show, name="work_list"),
    path("plan-actions/done/", work_list.shares, name="shares"),
]

urlpatterns = [path("", include((own, "plans")))]
