from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NotesConfig(AppConfig):
    name = "stegvis.web.notes"
    label = "web_notes"

    def ready(self) -> None:
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for

        from . import person_part

        belongs("notes", to="cases")
        person_parts.register(5, person_part.notes, _("Notes"), anchor="notes")
        keep_for("notes", {"write": _("A note"), "correct": _("Correct the note"), "withdraw": _("Take the note away")})
