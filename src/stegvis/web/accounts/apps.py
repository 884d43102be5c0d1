from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "stegvis.web.accounts"
    label = "web_accounts"

    def ready(self) -> None:
        from stegvis.apps.access.roles import Permission
        from stegvis.web.common.navigation import Place, register

        from . import signals  # noqa: F401 (connects)

        opens = {Permission.MANAGE_USERS, Permission.MANAGE_ORGANISATION, Permission.READ_LOG}
        register(Place(7, _("Administration"), "accounts:administration", "settings", opens))
