from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "stegvis.web.notices"
    label = "web_notices"
