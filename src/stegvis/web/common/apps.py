from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "stegvis.web.common"
    label = "web_common"
