"""Addresses hold keys and codes only, like those of the participants."""

from django.urls import include, path

from . import (
    asking,
    copy_page,
    filing,
    handing_over,
    openings,
    questions,
    received,
    reviewing,
    shared_page,
    standing_views,
)

own = [
    path("participants/<slug:key>/shared/", shared_page.show, name="shared"),
    path("participants/<slug:key>/shared/new/", handing_over.choose, name="choose"),
    path(
        "participants/<slug:key>/shared/new/<int:receiver_id>/<slug:purpose>/", handing_over.hand_over, name="hand_over"
    ),
    path("participants/<slug:key>/shared/ask/", asking.choose, name="ask_whom"),
    path("participants/<slug:key>/shared/ask/<int:receiver_id>/<slug:purpose>/", asking.ask, name="ask"),
    path("participants/<slug:key>/why/", openings.say_why, name="say_why"),
    path("shared/<slug:disclosure_key>/", copy_page.show, name="copy"),
    path("shared/<slug:disclosure_key>/pdf/", copy_page.pdf, name="copy_pdf"),
    path("received/", received.show, name="received"),
    path("received/<slug:disclosure_key>/file/", filing.file, name="file"),
    path("questions/<slug:request_key>/", questions.show, name="question"),
    path("questions/<slug:request_key>/decline/", questions.decline, name="decline"),
    path("openings/", openings.show, name="openings"),
    path("administration/openings/", reviewing.show, name="reviews"),
    path("administration/openings/<int:opening_id>/", reviewing.review, name="review"),
    path("administration/standing-views/", standing_views.show, name="standing_views"),
    path("administration/standing-views/new/", standing_views.open_view, name="open_standing_view"),
    path("administration/standing-views/<int:view_id>/close/", standing_views.close, name="close_standing_view"),
]

urlpatterns = [path("", include((own, "sharing")))]
