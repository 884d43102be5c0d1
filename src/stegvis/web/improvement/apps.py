from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ImprovementConfig(AppConfig):
    name = "stegvis.web.improvement"
    label = "web_improvement"

    def ready(self) -> None:
        from stegvis.apps.access.roles import Permission
        from stegvis.web.common.navigation import Place, register
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_beside

        from . import person_part

        reads = {Permission.REPORT_DEVIATIONS, Permission.HANDLE_DEVIATIONS}
        register(Place(5, _("Deviations"), "improvement:list", "triangle-alert", reads))
        register_beside(
            Place(1, _("Report a deviation"), "improvement:new", "triangle-alert", {Permission.REPORT_DEVIATIONS})
        )
        person_parts.register(9, person_part.deviation)
        keep_for(
            "improvement",
            {
                "new": _("Report a deviation"),
                "report": _("Report a deviation"),
                "correct": _("Correct the deviation"),
                "withdraw": _("Take back the deviation"),
            },
        )
