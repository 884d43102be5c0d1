from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "stegvis.apps.casework"
    label = "casework"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import (
            activity_contents,  # noqa: F401  (the same, of activities, sessions and notes)
            contents,  # noqa: F401  (says what can be handed over)
            destination,  # noqa: F401  (takes the rows of received files)
            five_steps_contents,  # noqa: F401  (the same, of the five steps)
            mapping_contents,  # noqa: F401  (the same, of mappings and assessments)
            meeting_contents,  # noqa: F401  (says what of meetings and minutes can be handed over)
            plan_contents,  # noqa: F401  (says what of a plan can be handed over)
            policies,  # noqa: F401  (says whom a viewer reaches by her cases)
            referral_policies,  # noqa: F401  (keeps referrals out of the inbox of what was handed over)
        )
