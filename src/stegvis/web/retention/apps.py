from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RetentionConfig(AppConfig):
    name = "stegvis.web.retention"
    label = "web_retention"

    def ready(self) -> None:
        from stegvis.apps.access.roles import Permission
        from stegvis.web.common.navigation import Place, register
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_numbers

        from . import start_page

        opens = {Permission.HANDLE_PRIVACY, Permission.MANAGE_ORGANISATION, Permission.SEE_ALL_CASES}
        keep_for(
            "retention",
            {
                "rule": _("A decision on how long files are kept"),
                "hold": _("Keep a file longer"),
                "discard": _("Put the list aside"),
                "leaving": _("The decision to leave"),
            },
        )
        register_numbers(6, start_page.numbers, {Permission.HANDLE_PRIVACY, Permission.SEE_ALL_CASES})
        register(Place(9, _("Retention"), "retention:overview", "clock", opens))
