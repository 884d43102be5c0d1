from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharingConfig(AppConfig):
    name = "stegvis.web.sharing"
    label = "web_sharing"

    def ready(self) -> None:
        from stegvis.web.common.access import SEES_PERSONS
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_numbers

        from . import start_page

        belongs("sharing", to="cases")
        register_numbers(2, start_page.received, SEES_PERSONS)
        keep_for(
            "sharing",
            {
                "hand_over": _("Hand over"),
                "ask": _("Ask for information"),
                "question": _("Answer a question"),
                "decline": _("Answer with a no"),
            },
        )
