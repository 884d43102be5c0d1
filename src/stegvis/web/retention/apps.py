from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RetentionConfig(AppConfig):
    name = "stegvis.web.retention"
    label = "web_retention"

    def ready(self) -> None:
        from stegvis.apps.access.roles import Permission
        from stegvis.web.common.navigation import Place, register

        opens = {Permission.HANDLE_PRIVACY, Permission.MANAGE_ORGANISATION, Permission.SEE_ALL_CASES}
        register(Place(9, _("Retention"), "retention:overview", "clock", opens))
