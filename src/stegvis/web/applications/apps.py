from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    name = "stegvis.web.applications"
    label = "web_applications"

    def ready(self) -> None:
        from stegvis.apps.access.roles import Permission
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_numbers

        from .person_part import person_part
        from .start_page import waiting

        belongs("applications", to="cases")
        register_numbers(2, waiting, {Permission.REGISTER})
        person_parts.register(1, person_part, anchor="own-application", title=_("Own application"))
        keep_for(
            "applications",
            {
                "contact": _("Contact with an applicant"),
                "begin_mapping": _("An applicant came to the mapping meeting"),
                "end": _("The application came to nothing"),
                "protect": _("The applicant is protected"),
            },
        )
