from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "stegvis.web.meetings"
    label = "web_meetings"

    def ready(self) -> None:
        from stegvis.web.common.access import SEES_PERSONS
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_list, register_numbers

        from . import person_part, start_page

        belongs("meetings", to="cases")
        register_numbers(4, start_page.numbers, SEES_PERSONS)
        register_list(1, start_page.due, SEES_PERSONS, rows=start_page.rows)
        person_parts.register(3, person_part.meetings, _("Meetings"), anchor="meetings")
        keep_for(
            "meetings",
            {
                "book": _("Book a meeting"),
                "call": _("Call more to the meeting"),
                "move": _("Move the meeting"),
                "cancel": _("Cancel the meeting"),
                "answer": _("Answer to a call"),
                "minutes": _("Minutes of a meeting"),
                "amend": _("Amend the minutes"),
                "add_task": _("A task after a meeting"),
                "change_task": _("A task after a meeting"),
                "report_task": _("What came of a task"),
                "hand_over": _("Hand over the minutes"),
                "answer_held": _("Answer to a call"),
                "report_held": _("What came of a task"),
            },
        )
