from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DocumentsConfig(AppConfig):
    name = "stegvis.web.documents"
    label = "web_documents"

    def ready(self) -> None:
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for

        from . import person_part

        belongs("documents", to="cases")
        person_parts.register(8, person_part.documents, _("Documents"), anchor="documents")
        keep_for("documents", {"add": _("Add a document")})
