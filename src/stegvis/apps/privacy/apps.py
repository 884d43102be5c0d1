from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "stegvis.apps.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import work  # noqa: F401  (says how an approved list is carried out as a job)
