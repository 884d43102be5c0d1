from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EligibilityConfig(AppConfig):
    name = "stegvis.web.eligibility"
    label = "web_eligibility"

    def ready(self) -> None:
        from stegvis.web.common.navigation import belongs
        from stegvis.web.common.persons import beside_referral, person_parts
        from stegvis.web.common.persons.drafts import keep_for

        from .beside_referral import told_criteria
        from .person_part import person_part

        belongs("eligibility", to="cases")
        person_parts.register(1, person_part, anchor="eligibility", title=_("The target group"))
        beside_referral.register(told_criteria)
        keep_for(
            "eligibility",
            {
                "attest": _("Judge a criterion"),
                "correct": _("Correct a judgement"),
                "withdraw": _("Take away a judgement"),
            },
        )
