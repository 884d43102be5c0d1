from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "stegvis.web.cases"
    label = "web_cases"

    def ready(self) -> None:
        from stegvis.web.common.navigation import Place, register, register_search

        from .reading import SEES_PERSONS

        register(Place(2, _("Participants"), "cases:list", "users", set(SEES_PERSONS)))
        register_search(Place(0, _("Search"), "cases:search", "search", set(SEES_PERSONS)))
