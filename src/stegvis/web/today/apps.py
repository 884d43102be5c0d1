from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TodayConfig(AppConfig):
    name = "stegvis.web.today"
    label = "web_today"

    def ready(self) -> None:
        from stegvis.apps.access.roles import Permission
        from stegvis.web.common.navigation import Place, register

        administers = {Permission.MANAGE_USERS, Permission.MANAGE_ORGANISATION}
        register(Place(1, _("Today"), "today:show", "house", set(Permission) - administers - {Permission.READ_LOG}))
