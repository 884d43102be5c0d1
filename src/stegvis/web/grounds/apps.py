from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GroundsConfig(AppConfig):
    name = "stegvis.web.grounds"
    label = "web_grounds"

    def ready(self) -> None:
        from stegvis.web.common.access import SEES_PERSONS
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_numbers

        from . import start_page

        belongs("grounds", to="cases")
        register_numbers(3, start_page.expiring, SEES_PERSONS)
        keep_for(
            "grounds",
            {
                "record_consent": _("Note a consent"),
                "renew": _("Renew the consent"),
                "record_provision": _("Note a provision"),
                "withdraw": _("Withdraw"),
                "narrow": _("Narrow the consent"),
                "add_paper": _("Add the signed form"),
                "remove_document": _("Take out the document"),
            },
        )
