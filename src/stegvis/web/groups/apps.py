from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroupsConfig(AppConfig):
    name = "stegvis.web.groups"
    label = "web_groups"

    def ready(self) -> None:
        from stegvis.web.common.access import SEES_PERSONS
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_numbers

        from . import person_part, start_page

        belongs("groups", to="cases")
        register_numbers(5, start_page.numbers, SEES_PERSONS)
        person_parts.register(4, person_part.sessions, _("Group sessions"), anchor="sessions")
        keep_for(
            "groups",
            {
                "plan": _("Group sessions"),
                "attendance": _("Who came"),
                "invite": _("Invite to the session"),
                "correct": _("Change the session"),
                "cancel": _("Cancel the session"),
                "withdraw": _("Take a person out of a group session"),
            },
        )
