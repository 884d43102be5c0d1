from allauth.account import views as account
from django.urls import include, path, re_path

from . import administration, duty, log_pages, log_reviews, organisation, passkeys, provider, views

own = [
    path("sign-in/demo/", views.demo_sign_in, name="demo_sign_in"),
    path("sign-in/second-factor/", views.second_factor, name="second_factor"),
    path("sign-in/no-membership/", views.no_membership, name="no_membership"),
    path("sign-in/done/", views.signed_in, name="signed_in"),
    path("administration/", administration.overview, name="administration"),
    path("administration/members/", administration.members, name="members"),
    path("administration/members/new/", administration.new_member, name="new_member"),
    path("administration/members/<int:key>/end/", administration.end_member, name="end_member"),
    path("administration/duty/", duty.show, name="duty"),
    path("administration/duty/<int:key>/end/", duty.end, name="end_duty"),
    path("administration/organisation/", organisation.show, name="organisation"),
    path("administration/organisation/unit/", organisation.add_unit, name="add_unit"),
    path("administration/organisations/", organisation.organisations, name="organisations"),
    path("administration/organisations/new/", organisation.new_organisation, name="new_organisation"),
    path("administration/log/", log_pages.search, name="log"),
    path("administration/log/verify/", log_pages.verify, name="verify_log"),
    path("administration/log/reviews/", log_reviews.months, name="log_months"),
    path("administration/log/reviews/draw/<str:month>/", log_reviews.draw, name="draw_sample"),
    path("administration/log/reviews/<slug:key>/", log_reviews.review, name="log_review"),
    path("administration/log/reviews/<slug:key>/sign/", log_reviews.sign, name="sign_review"),
]

urlpatterns = [
    path("", include((own, "accounts"))),
    path("sign-in/", views.sign_in, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/password/", account.password_change, name="account_change_password"),
    path("sign-in/password/set/", account.password_set, name="account_set_password"),
    path("sign-in/forgotten/", account.password_reset, name="account_reset_password"),
    path("sign-in/forgotten/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^sign-in/forgotten/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sign-in/set/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("sign-in/factors/webauthn/keys/<int:pk>/remove/", passkeys.remove, name="mfa_remove_webauthn"),
    path("sign-in/factors/", include("allauth.mfa.urls")),
    path("sign-in/provider/oidc/<slug:provider_id>/login/", provider.go, name="openid_connect_login"),
    path("sign-in/provider/", include("allauth.socialaccount.urls")),
    path("sign-in/provider/", include("allauth.socialaccount.providers.openid_connect.urls")),
]
