from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    name = "stegvis.web.activities"
    label = "web_activities"

    def ready(self) -> None:
        from stegvis.web.common.access import SEES_PERSONS
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_numbers

        from . import person_part, start_page

        belongs("activities", to="cases")
        register_numbers(5, start_page.numbers, SEES_PERSONS)
        person_parts.register(4, person_part.activities, _("Activities"), anchor="activities")
        keep_for(
            "activities",
            {
                "record": _("An activity"),
                "begin": _("The activity begins"),
                "end": _("How the activity ended"),
                "correct": _("Correct the activity"),
                "withdraw": _("Take the activity away"),
                "attendance": _("Attendance"),
            },
        )
