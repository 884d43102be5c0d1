from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntakeScreensConfig(AppConfig):
    name = "stegvis.web.intake"
    label = "web_intake"

    def ready(self) -> None:
        from stegvis.apps.access.roles import Permission
        from stegvis.web.common.navigation import Place, register

        register(Place(2, _("Import"), "intake:list", "upload", {Permission.IMPORT_FILES}))
