"""The project's own record: what the commission says, its goals, its steering group, its money.

Scope, target group, goals and methods follow the report. Sums, dates of meetings and decisions are invented.
"""

from datetime import date

from stegvis.demo.shape import BudgetYear, Commission, Criterion, Decision, Goal, ReportText, SteeringMeeting

from . import published as report

PROJECT = "utrikesfodda"

COMMISSION = Commission(
    key=PROJECT,
    title="Utrikesfödda",
    association="Samordningsförbundet Östra Östergötland",
    purpose="Utveckla nya metoder i samverkan, så att den som är född utomlands snabbare kan gå vidare till arbete "
    "eller studier och försörja sig själv.",
    target_group="Personer födda utomlands, 25–55 år, som är arbetslösa, har ekonomiskt bistånd sedan lång tid och är "
    "aktuella hos både Arbetsförmedlingen och ekonomiskt bistånd.",
    methods=(
        "Kartläggningssamtal och kompetensportfölj",
        "Trepartssamtal med gemensam planering",
        "Gruppträffar om arbetsmarknaden och om att söka arbete",
        "Motiverande samtal",
        "Praktik och prövning av arbetsförmåga",
        "Kognitiv beteendeterapi genom Tänk om",
    ),
    starts=report.FIRST_DAY,
    ends=date(2011, 1, 31),
    form="individual",
    planned_participants=130,
    budget=3_900_000,
    capacity=80,
    caseload_limit=40,
    criteria=(
        Criterion(kind="age", parameters={"least": 25, "most": 55}),
        Criterion(kind="born_abroad", parameters={}),
        Criterion(kind="unemployed", parameters={}),
        Criterion(kind="months_of_assistance", parameters={"least": 10, "of_last": 12}),
        Criterion(kind="municipality", parameters={"codes": ["0581"]}),
    ),
    budget_years=(
        BudgetYear(year=2009, budget=1_850_000, outcome=1_612_400),
        BudgetYear(year=2010, budget=2_050_000, outcome=2_013_900),
    ),
    steering_group=(
        "Enhetschef, ekonomiskt bistånd",
        "Sektionschef, Arbetsförmedlingen",
        "Förbundschef",
        "Personalens företrädare",
    ),
    meetings=(
        SteeringMeeting(
            on=date(2009, 5, 13),
            decisions=(
                Decision(
                    text="Arbetsförmedlingens handläggare arbetar heltid i projektet.",
                    owner="Sektionschef, Arbetsförmedlingen",
                    due=date(2009, 6, 1),
                ),
            ),
        ),
        SteeringMeeting(
            on=date(2009, 10, 7),
            decisions=(
                Decision(
                    text="Processtöd från förbundet en halv dag i veckan.", owner="Förbundschef", due=date(2009, 11, 1)
                ),
            ),
        ),
        SteeringMeeting(
            on=date(2010, 4, 21),
            decisions=(
                Decision(
                    text="Deltagare får plats i Tänk om vid behov av kognitiv beteendeterapi.",
                    owner="Enhetschef, ekonomiskt bistånd",
                    due=None,
                ),
            ),
        ),
        SteeringMeeting(
            on=date(2010, 10, 20),
            decisions=(
                Decision(
                    text="Projektet utvärderas; uppgifter hämtas från båda parter.",
                    owner="Förbundschef",
                    due=date(2011, 3, 31),
                ),
            ),
        ),
    ),
)

GOALS = (
    Goal(
        goal_key="result",
        level="result",
        title="Minst 50 procent av deltagarna ska inom 12 månader gå vidare till arbete eller studier.",
        outcome="work_or_study",
        denominator="started",
        window_months=12,
        threshold=0.5,
    ),
    Goal(
        goal_key="operation",
        level="operation",
        title="Gemensamma metoder och modeller som leder till snabbare återgång till arbete eller studier, och kunskap "
        "om behov som den ordinarie verksamheten inte kan möta.",
    ),
    Goal(
        goal_key="individual",
        level="individual",
        title="Den som deltar får insatser efter sina behov och förutsättningar och når eller förbättrar sin förmåga "
        "att arbeta eller studera.",
    ),
)

REPORT_TEXTS = (
    ReportText(
        block="background",
        text="År 2008 kartlades personer födda utomlands som länge hade varit arbetslösa och haft ekonomiskt bistånd. "
        "Omkring 500 personer hörde till gruppen. De hade bott i Sverige mellan 3½ och 18 år.",
    ),
    ReportText(
        block="method",
        text="Underlaget är månadsfilerna från projektet, utdrag från kommunens biståndssystem och från "
        "Arbetsförmedlingen, intervjuer och personalens självvärderingar.",
    ),
    ReportText(
        block="conclusion_result",
        text="Kontrollgrupp saknas. Vad som har hänt med den som avslutat behöver följas upp.",
    ),
)

SETTINGS: dict[str, object] = {
    "project": PROJECT,
    "period": {"from": report.FIRST_DAY, "to": report.LAST_DAY},
    "cut_off": report.CATEGORIES_ON,
    "tables": {
        "af_before_after": {"exited_by": report.EXITED_BY, "before": "start", "after": report.CATEGORIES_ON},
        "livelihood_before_after": {"exited_by": report.LAST_DAY, "before": "start", "after": "exit"},
        "occupation_before_after": {"exited_by": report.LAST_DAY, "before": "start", "after": "exit"},
        "payments_by_household": {"exited_by": report.EXITED_BY, "regular_months": report.REGULAR_MONTHS},
        "flow": {"identified": report.IDENTIFIED},
    },
    "by": ["sex", "age", "origin", "municipality"],
}
