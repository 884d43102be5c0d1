"""What has stopped between the organisations: the invented project's deviations, one of them from Amina's case."""

from stegvis.apps.casework.models import Case
from stegvis.apps.improvement.actions import report_deviation
from stegvis.apps.projects.models import Project
from stegvis.demo import SyntheticProject

from .staff import House

TOLD = {
    "access": (
        "Väntetiden till en första bedömning var tolv veckor. Arbetsträningen kunde inte börja under tiden.",
        "Att platsen får börja medan bedömningen väntar.",
    ),
    "certificates": (
        "Intyget saknade uppgift om vad personen kan göra på ett arbete. Sjukpenningen hölls inne tills ett nytt kom.",
        "Ett stödblad för läkare om vad intyget ska svara på.",
    ),
    "attendance": (
        "En part kom inte till två möten i rad. Samma frågor fick tas om en tredje gång.",
        "En ersättare som är utsedd från början.",
    ),
    "demands": (
        "En myndighet krävde att personen söker arbete på heltid, en annan att hon vilar. Den som följde det "
        "ena beskedet bröt mot det andra, och planen stod stilla.",
        "Ett gemensamt besked före planen, med en person hos varje myndighet som svarar för det.",
    ),
}  # fmt: skip
HERS = "demands"


def enter(invented: SyntheticProject, project: Project, house: House, case: Case) -> None:
    """Report what the project's record tells of; the contrary demands were met in her case."""
    for each in invented.deviations:
        what, proposal = TOLD[each.category]
        report_deviation(
            project=project,
            person=case.person if each.category == HERS else None,
            month=each.on,
            what=what,
            category=each.category,
            level=each.level,
            lacked=each.lacked,
            waited=each.waited,
            rests_on=each.rests_on,
            consequence=each.consequence,
            days_lost=each.days_lost,
            municipality=each.municipality,
            proposal=proposal,
            by=house.staff["eslov-1"],
        )
