from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate


class PrivacyConfig(AppConfig):
    name = "stegvis.apps.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import work  # noqa: F401  (says how an approved list is carried out as a job)

        pre_migrate.connect(_make_room, sender=self, dispatch_uid="stegvis.rules_away")
        post_migrate.connect(_rule, sender=self, dispatch_uid="stegvis.rules")
        post_migrate.connect(_fence, sender=self, dispatch_uid="stegvis.fence")


def _make_room(using: str, plan: Sequence[Any] = (), **kwargs: Any) -> None:
    """Take the rules away before tables that they ask are changed."""
    from .standing_rules import remove

    if plan:
        remove(connections[using])


def _rule(using: str, **kwargs: Any) -> None:
    from .standing_rules import install

    install(connections[using])


def _fence(using: str, plan: Sequence[Any] = (), **kwargs: Any) -> None:
    """Let a fence that stands follow the tables."""
    from .database_roles import install, is_fenced

    if connections[using].vendor == "postgresql" and is_fenced(connections[using]):
        # A migration that drops a column drops the policies that read it, and the mark knows nothing of that.
        install(connections[using], anew=bool(plan))
