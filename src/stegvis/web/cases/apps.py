from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "stegvis.web.cases"
    label = "web_cases"

    def ready(self) -> None:
        from stegvis.apps.access.roles import Permission
        from stegvis.web.common.access import SEES_PERSONS
        from stegvis.web.common.navigation import Place, register, register_search
        from stegvis.web.common.start_page import register_first, register_numbers, register_section

        from . import start_page

        register(Place(2, _("Participants"), "cases:list", "users", set(SEES_PERSONS)))
        register_first(Place(0, _("Register a participant"), "cases:register", "plus", {Permission.REGISTER}))
        register_numbers(1, start_page.participants, SEES_PERSONS)
        register_numbers(4, start_page.left_undone, SEES_PERSONS)
        register_section(1, start_page.drafts, SEES_PERSONS)
        register_section(2, start_page.followups, SEES_PERSONS)
        register_search(Place(0, _("Search"), "cases:search", "search", set(SEES_PERSONS)))
