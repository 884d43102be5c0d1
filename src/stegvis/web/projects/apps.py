from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProjectsConfig(AppConfig):
    name = "stegvis.web.projects"
    label = "web_projects"

    def ready(self) -> None:
        from stegvis.web.common.navigation import Place, register

        from .reading import SEES_PROJECTS

        register(Place(3, _("Projects"), "projects:list", "folder-kanban", set(SEES_PROJECTS)))
