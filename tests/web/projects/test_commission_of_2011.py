"""The commission of the evaluation of 2011, written through the forms from an empty list of projects.

Texts are those of the printed commission ("Uppdragsavtal"). Names of members are invented; the report names none.
"""

from datetime import date
from decimal import Decimal

import pytest

from stegvis.apps.access import actions as access
from stegvis.apps.projects.models import Party
from stegvis.apps.projects.queries import project_for, record_of, staffing_on
from stegvis.web.projects.sentences import criterion_sentence, sentence_of
from tests.web.projects.forms import read, send

PURPOSE = (
    "Syftet med projektet är att i samarbete utveckla nya och effektiva metoder/modeller som leder till att utrikes "
    "födda snabbare kan gå vidare till arbete eller studier och därigenom blir självförsörjande."
)
TARGET_GROUP = (
    "Utrikes födda med svårigheter att komma ut på arbetsmarknaden och som är aktuella hos både AF och "
    "arbetsmarknadskontoret (ekonomiskt bistånd) med fokus på åldersintervallet 25 – 55 år."
)
SCOPE = (
    "Metodutvecklingsprojektet är en försöksverksamhet som pågår under två år. Projektet bygger på att en gemensam "
    "arbetsgrupp startas med två handläggare från arbetsmarknadskontoret, ekonomiskt bistånd, och handläggare från "
    "Arbetsförmedlingen."
)
STEPS = (
    ("Steg 1: kompetensportföljen", "Inventering av kompetenser, utbildningar, informella utbildningar och jobb."),
    ("Steg 2: yrken", "Vilka yrken kan bli aktuella."),
    ("Steg 3: kompetens", "Behövs mer kompetens."),
    ("Steg 4: ansökan", "Skriva ansökan/CV."),
    ("Steg 5: jobb eller praktik", "Inom de yrken man kommit fram till."),
)
INDIVIDUAL = (
    "Utifrån individens aktiva medverkan anpassa insatser utifrån individuella behov och förutsättningar så att de "
    "enskilda deltagarna uppnår eller förbättrar sin förmåga till förvärvsarbete eller studier."
)
OPERATION = (
    "Utveckla gemensamma metoder och modeller som leder till snabbare återgång till arbete eller studier samt "
    "identifiera behov hos gruppen som inte idag kan tillgodoses inom ordinarie verksamheter."
)
RESULT = "Att minst 50 % av deltagarna inom 12 månader skall gå vidare till arbete eller studier."
START = "2009-02-01"
HOME = "/projects/utrikesfodda/"


@pytest.fixture
def parties(house):
    """Return the social assistance office and the employment service of the report."""
    board = access.create_organisation(name="Ekonomiskt bistånd", kind="eb", by=house.system)
    af = access.create_organisation(name="Arbetsförmedlingen", kind="af", by=house.system)
    return {"eb": board, "af": af}


@pytest.fixture
def officer(house):
    return house.staff("Samordnaren", "association_officer", house.association)


def write_record(client, parties):
    """Write the whole commission, a form at a time."""
    send(
        client,
        "/projects/new/",
        name="Utrikesfödda",
        form="individual",
        starts=START,
        ends="2011-01-31",
        purpose=PURPOSE,
        target_group=TARGET_GROUP,
        working_methods=SCOPE,
    )
    write_parties(client, parties)
    write_target_group(client)
    write_goals(client)
    write_steering_group(client)


def write_parties(client, parties):
    for name, function, share in (("eb", "Socialsekreterare", "2"), ("af", "Arbetsförmedlare", "1,0")):
        send(client, f"{HOME}parties/new/", organisation=parties[name].pk, on=START)
        party = Party.objects.get(organisation=parties[name])
        send(client, f"{HOME}parties/{party.pk}/staffing/new/", function=function, share=share, on=START)


def write_target_group(client):
    send(client, f"{HOME}target-group/new/age/", lowest="25", highest="55", on=START)
    send(client, f"{HOME}target-group/new/born_abroad/", on=START)
    send(client, f"{HOME}target-group/new/unemployed/", on=START)
    send(client, f"{HOME}target-group/new/assistance_months/", lowest="10", window_months="12", on=START)
    for name, description in STEPS:
        send(client, f"{HOME}methods/new/", name=name, description=description, on=START)


def write_goals(client):
    send(client, f"{HOME}goals/new/", level="individual", title=INDIVIDUAL)
    send(client, f"{HOME}goals/new/", level="operation", title=OPERATION)
    send(
        client,
        f"{HOME}goals/new/",
        level="result",
        title=RESULT,
        outcome="work_or_study",
        denominator="started",
        numerator="within",
        window_months="12",
        threshold="50",
    )


def write_steering_group(client):
    send(client, f"{HOME}steering/members/new/", name="Chef Ett", organisation_name="Ekonomiskt bistånd", on=START)
    send(client, f"{HOME}steering/members/new/", name="Chef Två", organisation_name="Arbetsförmedlingen", on=START)
    send(client, f"{HOME}steering/meetings/new/", on="2009-03-10", minutes="Styrgruppen följer projektet.")


def test_the_whole_commission_is_written_by_forms(house, officer, parties, signed_in):
    client = signed_in(officer)
    write_record(client, parties)
    project = project_for(officer, "utrikesfodda", date(2010, 1, 1))
    record = record_of(project)

    assert (project.name, project.form, project.association) == ("Utrikesfödda", "individual", house.association)
    assert (project.starts, project.ends) == (date(2009, 2, 1), date(2011, 1, 31))
    assert (project.purpose, project.target_group, project.working_methods) == (PURPOSE, TARGET_GROUP, SCOPE)
    assert staffing_on(project, date(2010, 1, 1)) == {"Ekonomiskt bistånd": 2, "Arbetsförmedlingen": 1}
    assert [criterion_sentence(row) for row in record.criteria] == [
        "Ålder 25–55 år",
        "Utrikes född",
        "Arbetslös",
        "Försörjningsstöd minst 10 av de senaste 12 månaderna",
    ]
    assert [(row.name, row.description) for row in record.methods] == list(STEPS)
    assert [(goal.level, goal.title) for goal in record.goals] == [
        ("individual", INDIVIDUAL),
        ("operation", OPERATION),
        ("result", RESULT),
    ]
    goal = record.goals[-1]
    assert (goal.outcome, goal.numerator, goal.denominator) == ("work_or_study", "within", "started")
    assert (goal.window_months, goal.threshold) == (12, Decimal("0.5"))
    assert [sentence_of(each) for each in record.goals[:2]] == ["", ""]
    assert [(seat.name, seat.organisation_name) for seat in record.seats] == [
        ("Chef Ett", "Ekonomiskt bistånd"),
        ("Chef Två", "Arbetsförmedlingen"),
    ]
    assert [meeting.held_on for meeting in record.meetings] == [date(2009, 3, 10)]
    assert record.followup_months == [6, 12, 24]


def test_the_commission_is_read_back_in_words(officer, parties, signed_in):
    client = signed_in(officer)
    write_record(client, parties)
    page = read(client, HOME)
    for words in (PURPOSE, TARGET_GROUP, SCOPE, "Ålder 25–55 år", "2009-02-01 – 2011-01-31", INDIVIDUAL, "Steg 3"):
        assert words in page
    staffing = read(client, f"{HOME}parties/")
    assert "Socialsekreterare" in staffing
    assert "Arbetsförmedlare" in staffing
