from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MergingConfig(AppConfig):
    name = "stegvis.web.merging"
    label = "web_merging"

    def ready(self) -> None:
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for

        from . import person_part

        belongs("merging", to="cases")
        person_parts.register(9, person_part.two_rows, anchor="two-rows", title=_("Registered twice"))
        keep_for(
            "merging",
            {
                "merge": _("Make two rows one"),
                "apart": _("They are two persons"),
                "take_back": _("Take the decision back"),
                "undo": _("Make it two persons again"),
            },
        )
