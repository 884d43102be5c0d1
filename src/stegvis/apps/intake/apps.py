from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "stegvis.apps.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import work  # noqa: F401  (says how files are read and rows applied as jobs)
