from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "stegvis.apps.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
