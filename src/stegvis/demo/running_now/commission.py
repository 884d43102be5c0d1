"""The project record of “Vägen vidare”. The association is invented; the municipalities lend it their codes."""

from datetime import date, timedelta

from stegvis.core.calendar_months import add_months
from stegvis.demo.months import first_of, last_of
from stegvis.demo.shape import (
    AnonymousCount,
    BudgetYear,
    Commission,
    Criterion,
    Decision,
    Deviation,
    Goal,
    Organisation,
    ReportText,
    Staffing,
    SteeringMeeting,
    Worker,
)

KEY = "vagen-vidare"
MUNICIPALITIES = ("1285", "1267", "1266")
OWNERS = ("eslov", "hoor", "horby")
MONTHS_RUN, MONTHS_LEFT = 20, 16
ASSOCIATION = "Samordningsförbundet Mellanbygden"

ORGANISATIONS = (
    Organisation(key="eslov", name="Eslövs kommun, socialnämnden (övning)", kind="eb", municipality="1285"),
    Organisation(key="hoor", name="Höörs kommun, socialnämnden (övning)", kind="eb", municipality="1267"),
    Organisation(key="horby", name="Hörby kommun, socialnämnden (övning)", kind="eb", municipality="1266"),
    Organisation(key="af", name="Arbetsförmedlingen (övning)", kind="af"),
    Organisation(key="fk", name="Försäkringskassan (övning)", kind="fk"),
    Organisation(key="region", name="Regionens primärvård (övning)", kind="primary_care"),
    Organisation(key="mellanbygden", name=ASSOCIATION, kind="association"),
)
WORKERS = (
    Worker(key="eslov-1", name="Saga Samordnarsson", organisation="eslov"),
    Worker(key="eslov-2", name="Hugo Handläggarsson", organisation="eslov"),
    Worker(key="hoor-1", name="Karin Koordinatorsson", organisation="hoor"),
    Worker(key="horby-1", name="Pelle Provhandläggare", organisation="horby"),
    Worker(key="eslov-r", name="Rut Registrerarsson", organisation="eslov", role="registrar"),
    Worker(key="eslov-u", name="Erik Enhetschefsson", organisation="eslov", role="unit_manager"),
    Worker(key="af-1", name="Alva Arbetsförmedlarsson", organisation="af"),
    Worker(key="fk-1", name="Folke Försäkringsson", organisation="fk"),
    Worker(key="region-1", name="Rebecka Rehabsson", organisation="region", role="referrer"),
    Worker(key="leader-1", name="Petra Processledarsson", organisation="mellanbygden", role="process_leader"),
    Worker(key="evaluator-1", name="Ulf Utvärderarsson", organisation="mellanbygden", role="evaluator"),
)
CRITERIA = (
    Criterion(kind="age", parameters={"least": 18, "most": 64}),
    Criterion(kind="months_of_assistance", parameters={"least": 10, "of_last": 12}),
    Criterion(kind="municipality", parameters={"codes": list(MUNICIPALITIES)}),
)
STEERING_GROUP = ("Socialchef, Eslöv", "Socialchef, Höör", "Socialchef, Hörby", "Sektionschef, Arbetsförmedlingen")


def commission(today: date) -> Commission:
    """Return the record as it stands `today`, which lies some twenty months into the project."""
    starts = first_of(add_months(today, -MONTHS_RUN))
    ends = last_of(add_months(today, MONTHS_LEFT))
    return Commission(
        key=KEY,
        title="Vägen vidare",
        association=ASSOCIATION,
        purpose="Den som länge har haft ekonomiskt bistånd och dålig hälsa får en gemensam plan och stöd på vägen mot "
        "arbete eller studier.",
        target_group="Personer 18–64 år med ohälsa och långvarigt ekonomiskt bistånd, utan annan pågående plan.",
        methods=(
            "Kartläggande samtal",
            "Motiverande samtal",
            "Trepartssamtal och fyrpartssamtal",
            "Gruppträffar om hälsa",
            "Arbetsträning på vägen ut",
        ),
        starts=starts,
        ends=ends,
        form="individual",
        planned_participants=60,
        budget=7_200_000,
        capacity=30,
        caseload_limit=12,
        criteria=CRITERIA,
        budget_years=tuple(
            BudgetYear(year=year, budget=2_400_000, outcome=2_287_300 if year < today.year else None)
            for year in range(starts.year, ends.year + 1)
        ),
        steering_group=STEERING_GROUP,
        meetings=_meetings(today),
    )


def _meetings(today: date) -> tuple[SteeringMeeting, ...]:
    waiting = Decision(
        text="Kommunerna svarar på remisser inom två veckor.",
        owner="Socialchef, Höör",
        due=today - timedelta(9),
    )
    reached = Decision(text="Arbetsförmedlingen är med på trepartssamtal varje vecka.", owner="Sektionschef", due=None)
    return (
        SteeringMeeting(on=today - timedelta(230), decisions=(reached,)),
        SteeringMeeting(on=today - timedelta(60), decisions=(waiting,)),
        SteeringMeeting(on=today + timedelta(24), decisions=()),
    )


GOALS = (
    Goal(
        goal_key="result",
        level="result",
        title="Minst 40 procent av deltagarna ska inom 12 månader gå vidare till arbete eller studier.",
        outcome="work_or_study",
        denominator="started",
        window_months=12,
        threshold=0.4,
    ),
    Goal(
        goal_key="operation",
        level="operation",
        title="Parterna har en gemensam plan med varje deltagare inom sex veckor från start.",
    ),
    Goal(
        goal_key="individual",
        level="individual",
        title="Den som deltar har en plan med egna mål och vet vad som händer.",
    ),
)

REPORT_TEXTS = (
    ReportText(
        block="background",
        text="Tre kommuner såg att personer med ohälsa och långvarigt bistånd skickades fram och tillbaka mellan "
        "myndigheterna.",
    ),
    ReportText(block="method", text="Underlaget är månadsfilerna och uppföljningarna. Intervjuer återstår."),
    ReportText(block="interviews_participants", text=""),
    ReportText(block="conclusion_result", text=""),
)


def staffing(today: date) -> tuple[Staffing, ...]:
    starts = first_of(add_months(today, -MONTHS_RUN))
    return (
        Staffing(party="eb", on=starts, until=None, share=3.5),
        Staffing(party="af", on=add_months(starts, 2), until=None, share=1.0),
        Staffing(party="fk", on=add_months(starts, 1), until=None, share=0.2),
        Staffing(party="primary_care", on=add_months(starts, 3), until=add_months(today, -2), share=0.5),
    )


def anonymous_counts(today: date) -> tuple[AnonymousCount, ...]:
    """Count those who said no to being followed up, by year of start."""
    return (
        AnonymousCount(year=today.year - 1, sex="woman", participants=1),
        AnonymousCount(year=today.year - 1, sex="man", participants=1),
        AnonymousCount(year=today.year, sex="woman", participants=2),
        AnonymousCount(year=today.year, sex="man", participants=1),
    )


def deviations(today: date) -> tuple[Deviation, ...]:
    told = (
        (310, "access", "organisation", "psychiatry", "eb", "none", "time", 84),
        (205, "certificates", "operation", "primary_care", "fk", "law", "benefit", 31),
        (96, "attendance", "operation", "af", "eb", "plan", "double_work", 14),
        (12, "demands", "organisation", "af", "fk", "own_rule", "trust", None),
    )
    return tuple(
        Deviation(
            deviation_key=f"d{turn:02}",
            on=today - timedelta(days),
            category=category,
            level=level,
            lacked=lacked,
            waited=waited,
            rests_on=rests_on,
            municipality=MUNICIPALITIES[0],
            consequence=consequence,
            days_lost=lost,
        )
        for turn, (days, category, level, lacked, waited, rests_on, consequence, lost) in enumerate(told, start=1)
    )
