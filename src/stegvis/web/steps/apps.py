from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StepsConfig(AppConfig):
    name = "stegvis.web.steps"
    label = "web_steps"

    def ready(self) -> None:
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for

        from . import person_part

        belongs("steps", to="cases")
        person_parts.register(7, person_part.five_steps, anchor="five-steps", title=_("Five steps"))
        keep_for(
            "steps",
            {
                "reach": _("Set the step"),
                "add_item": _("Add to the portfolio"),
                "correct_item": _("Correct the portfolio"),
                "add_occupation": _("A possible occupation"),
                "correct_occupation": _("Correct the occupation"),
                "add_skill": _("What is missing"),
                "correct_skill": _("Correct what is missing"),
                "gain_skill": _("It has been gained"),
                "add_application": _("An application"),
                "answer_application": _("The answer to an application"),
                "correct_application": _("Correct the application"),
                "make_cv": _("Make a CV"),
                "write_cv": _("Write the CV"),
                "withdraw": _("Take it away"),
                "withdraw_cv": _("Take the CV away"),
            },
        )
