"""Addresses hold keys and codes only, like those of the participants."""

from django.urls import include, path

from . import asi, assessments, overview, views_of_professions, work_history, writing

own = [
    path("cases/<slug:case_key>/mapping/", overview.show, name="show"),
    path("cases/<slug:case_key>/mapping/begin/", writing.begin, name="begin"),
    path("cases/<slug:case_key>/mapping/<slug:mapping_key>/", overview.show, name="show_one"),
    path("cases/<slug:case_key>/mapping/<slug:mapping_key>/finish/", writing.finish, name="finish"),
    path("cases/<slug:case_key>/mapping/<slug:mapping_key>/days/", writing.correct_days, name="correct_days"),
    path("cases/<slug:case_key>/mapping/<slug:mapping_key>/withdraw/", writing.withdraw, name="withdraw"),
    path("cases/<slug:case_key>/mapping/<slug:mapping_key>/domains/<slug:domain>/", writing.write, name="write"),
    path("cases/<slug:case_key>/asi/", asi.show, name="asi"),
    path("cases/<slug:case_key>/asi/new/", asi.record, name="record_asi"),
    path("cases/<slug:case_key>/asi/<slug:occasion_key>/correct/", asi.correct, name="correct_asi"),
    path("cases/<slug:case_key>/asi/<slug:occasion_key>/withdraw/", asi.withdraw, name="withdraw_asi"),
    path("cases/<slug:case_key>/assessments/", assessments.show, name="assessments"),
    path("cases/<slug:case_key>/assessments/new/", assessments.open_new, name="open_assessment"),
    path("cases/<slug:case_key>/assessments/<slug:assessment_key>/conclude/", assessments.conclude, name="conclude"),
    path(
        "cases/<slug:case_key>/assessments/<slug:assessment_key>/withdraw/",
        assessments.withdraw,
        name="withdraw_assessment",
    ),
    path(
        "cases/<slug:case_key>/assessments/<slug:assessment_key>/views/new/",
        views_of_professions.add,
        name="add_view",
    ),
    path(
        "cases/<slug:case_key>/assessments/<slug:assessment_key>/views/<int:view_id>/correct/",
        views_of_professions.correct,
        name="correct_view",
    ),
    path(
        "cases/<slug:case_key>/assessments/<slug:assessment_key>/views/<int:view_id>/withdraw/",
        views_of_professions.withdraw,
        name="withdraw_view",
    ),
    path("participants/<slug:key>/work-history/new/", work_history.record, name="record_work"),
    path("participants/<slug:key>/work-history/<int:row_id>/correct/", work_history.correct, name="correct_work"),
    path("participants/<slug:key>/work-history/<int:row_id>/withdraw/", work_history.withdraw, name="withdraw_work"),
]

urlpatterns = [path("", include((own, "mapping")))]
