from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MappingConfig(AppConfig):
    name = "stegvis.web.mapping"
    label = "web_mapping"

    def ready(self) -> None:
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for

        from .person_part import mapping_part

        belongs("mapping", to="cases")
        person_parts.register(6, mapping_part, _("Mapping"), anchor="mapping")
        keep_for(
            "mapping",
            {
                "begin": _("Begin mapping"),
                "write": _("Mapping"),
                "finish": _("Finish the mapping"),
                "correct_days": _("Correct the days of the mapping"),
                "withdraw": _("Take the mapping away"),
                "record_asi": _("Ratings by the areas of ASI"),
                "correct_asi": _("Correct the ratings"),
                "withdraw_asi": _("Take the ratings away"),
                "open_assessment": _("New assessment"),
                "conclude": _("Joint conclusion"),
                "withdraw_assessment": _("Take the assessment away"),
                "add_view": _("A profession's view"),
                "correct_view": _("Correct the view"),
                "withdraw_view": _("Take the view away"),
                "record_work": _("Work that the person has had"),
                "correct_work": _("Correct the work"),
                "withdraw_work": _("Take the work away"),
            },
        )
