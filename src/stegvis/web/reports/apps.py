from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "stegvis.web.reports"
    label = "web_reports"

    def ready(self) -> None:
        from stegvis.web.common.navigation import Place, register

        from .reading import SEES_FIGURES

        register(Place(6, _("Reports"), "reports:list", "file-chart-column", set(SEES_FIGURES)))
