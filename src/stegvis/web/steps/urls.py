"""Addresses hold keys and codes only, like those of the participants."""

from django.urls import include, path

from . import applications, cvs, files, occupations, overview, portfolio, skills, withdrawing

STEPS = "cases/<slug:case_key>/steps/"
own = [
    path(STEPS, overview.show, name="show"),
    path(f"{STEPS}<int:step>/reach/", overview.reach, name="reach"),
    path(f"{STEPS}portfolio/new/", portfolio.add, name="add_item"),
    path(f"{STEPS}portfolio/<int:row_id>/correct/", portfolio.correct, name="correct_item"),
    path(f"{STEPS}portfolio.<slug:form>", files.portfolio, name="portfolio_file"),
    path(f"{STEPS}occupations/find/", occupations.find, name="find_occupation"),
    path(f"{STEPS}occupations/new/<slug:ssyk>/", occupations.add, name="add_occupation"),
    path(f"{STEPS}occupations/<int:row_id>/correct/", occupations.correct, name="correct_occupation"),
    path(f"{STEPS}occupations/<int:row_id>/missing/new/", skills.add, name="add_skill"),
    path(f"{STEPS}missing/<int:row_id>/correct/", skills.correct, name="correct_skill"),
    path(f"{STEPS}missing/<int:row_id>/gained/", skills.gain, name="gain_skill"),
    path(f"{STEPS}applications/new/", applications.add, name="add_application"),
    path(f"{STEPS}applications/<int:row_id>/answer/", applications.note_answer, name="answer_application"),
    path(f"{STEPS}applications/<int:row_id>/correct/", applications.correct, name="correct_application"),
    path(f"{STEPS}cv/new/", cvs.make, name="make_cv"),
    path(f"{STEPS}cv/<slug:cv_key>/", cvs.write, name="write_cv"),
    path(f"{STEPS}cv/<slug:cv_key>/withdraw/", withdrawing.withdraw_cv, name="withdraw_cv"),
    path(f"{STEPS}withdraw/<slug:what>/<int:row_id>/", withdrawing.withdraw, name="withdraw"),
    path(f"{STEPS}cv/<slug:cv_key>/<slug:language>.<slug:form>", files.cv, name="cv_file"),
]

urlpatterns = [path("", include((own, "steps")))]
