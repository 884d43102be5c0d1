from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "stegvis.web.privacy"
    label = "web_privacy"

    def ready(self) -> None:
        from stegvis.apps.access.roles import Permission
        from stegvis.web.common.navigation import Place, register
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_numbers

        from . import start_page

        register_numbers(6, start_page.numbers, {Permission.HANDLE_PRIVACY})
        keep_for("privacy", {"decide": _("Decide on erasure")})
        register(Place(8, _("Requests from persons"), "privacy:list", "clipboard-list", {Permission.HANDLE_PRIVACY}))
