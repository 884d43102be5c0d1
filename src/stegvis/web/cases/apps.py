from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CasesConfig(AppConfig):
    name = "stegvis.web.cases"
    label = "web_cases"

    def ready(self) -> None:
        from stegvis.apps.access.roles import Permission
        from stegvis.web.common.access import SEES_PERSONS
        from stegvis.web.common.navigation import Place, register, register_search
        from stegvis.web.common.persons.drafts import keep_for
        from stegvis.web.common.start_page import register_due, register_first, register_numbers, register_section

        from . import start_page

        register(Place(2, _("Participants"), "cases:list", "users", set(SEES_PERSONS)))
        register_first(Place(0, _("Register a participant"), "cases:register", "plus", {Permission.REGISTER}))
        register_numbers(1, start_page.participants, SEES_PERSONS)
        register_numbers(4, start_page.left_undone, SEES_PERSONS)
        register_numbers(2, start_page.handed_over, SEES_PERSONS)
        register_section(1, start_page.drafts, SEES_PERSONS)
        register_due(1, start_page.followups, SEES_PERSONS)
        register_search(Place(0, _("Search"), "cases:search", "search", set(SEES_PERSONS)))
        keep_for(
            "cases",
            {
                "register": _("A participant not yet registered"),
                "start": _("Start"),
                "step": _("Change state"),
                "assign": _("Who is responsible"),
                "hand_over": _("Hand over participants"),
                "exit": _("Exit"),
                "correct_exit": _("Correct the exit"),
                "reopen": _("Reopen"),
                "correct_case": _("Correct days"),
                "correct_person": _("Correct details"),
                "record_fact": _("Add"),
                "end_fact": _("It holds no longer"),
                "correct_fact": _("Correct what was wrong"),
                "withdraw_fact": _("It has never held"),
                "record_followup": _("Follow-up"),
                "correct_followup": _("Correct the follow-up"),
            },
        )
