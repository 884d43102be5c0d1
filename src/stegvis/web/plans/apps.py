from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlansConfig(AppConfig):
    name = "stegvis.web.plans"
    label = "web_plans"

    def ready(self) -> None:
        from stegvis.web.common.access import SEES_PERSONS
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_due

        from . import person_part, start_page

        belongs("plans", to="cases")
        register_due(2, start_page.due, SEES_PERSONS)
        person_parts.register(2, person_part.plan, _("Plan"), anchor="plan")
        keep_for(
            "plans",
            {
                "begin": _("The person's own goal"),
                "goal": _("The person's own goal"),
                "add_sub_goal": _("A sub-goal of the plan"),
                "change_sub_goal": _("A sub-goal of the plan"),
                "add_action": _("An action of the plan"),
                "change_action": _("An action of the plan"),
                "agree": _("Agree the plan"),
                "new_version": _("A new version of the plan"),
                "sign": _("Sign the plan"),
                "sign_on_paper": _("A signature on paper"),
                "hand_over": _("Hand over the plan"),
                "report": _("What came of an action"),
                "review": _("Look at the plan together"),
                "sign_held": _("Sign the plan"),
                "report_held": _("What came of an action"),
            },
        )
