from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReferralsConfig(AppConfig):
    name = "stegvis.web.referrals"
    label = "web_referrals"

    def ready(self) -> None:
        from stegvis.apps.access.roles import Permission
        from stegvis.web.common.navigation import Place, register
        from stegvis.web.common.persons import person_parts
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_first, register_numbers

        from . import person_part, start_page

        register(Place(2, _("Referrals"), "referrals:list", "clipboard-list", {Permission.REFER, Permission.REGISTER}))
        register_numbers(2, start_page.referrals, {Permission.REFER, Permission.REGISTER})
        register_first(Place(1, _("Refer a person"), "referrals:new", "plus", {Permission.REFER}))
        person_parts.register(9, person_part.referrals, anchor="referrals", title=_("Referrals"))
        keep_for(
            "referrals",
            {
                "new": _("A referral not yet sent"),
                "refer_person": _("A referral not yet sent"),
                "transfer": _("Transfer to another authority"),
                "ask": _("Ask about a referral"),
                "decline": _("Decline a referral"),
                "reopen": _("Reopen a referral"),
                "answer": _("Answer about a referral"),
                "withdraw": _("Take a referral back"),
            },
        )
