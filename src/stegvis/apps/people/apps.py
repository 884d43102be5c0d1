from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "stegvis.apps.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from stegvis.apps.access.queries import tell_beside_memberships

        from .policies.sight import HAS_OPENED, someone_opened

        tell_beside_memberships(HAS_OPENED, someone_opened)
