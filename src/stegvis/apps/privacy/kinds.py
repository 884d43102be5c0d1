"""Where personal data about participants stands: one entry for each table, and why the others hold none.

A table that is in neither list fails a test, and so does a way to the person that leads elsewhere. What a person gets
to see of herself, and what is taken away when her time is up, is found through this list and through nothing else.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from django.apps import apps
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.verdicts import Text
from stegvis.apps.casework.models import Case, HouseholdMembership
from stegvis.apps.people.models import Draft, Person

People = Sequence[Person]
Clause = Callable[[People], Q]
CASE, PLAN, VERSION = "case__person", "plan__case__person", "version__plan__case__person"
MEETING, MINUTES = "meeting__case__person", "minutes__meeting__case__person"


@dataclass(frozen=True)
class Kind:
    """A table with rows about single persons. `ways` lead from a row to its person; `clause` finds them otherwise.

    `machine` says that a row repeats what another says, only for the machine's use: it is no reading for anybody.
    """

    label: str
    title: Text
    ways: tuple[str, ...] = ()
    clause: Clause | None = None
    machine: bool = False

    @property
    def model(self) -> type[Model]:
        return apps.get_model(self.label)

    def rows(self, *people: Person) -> QuerySet:
        """Return all rows about these people, withdrawn and replaced ones too, in the order they were made."""
        about = self.clause(people) if self.clause else Q()
        for way in self.ways:
            about |= Q(**{f"{way}__in": rows_of(*people)})
        order = "history_date" if self.label.split(".")[1].startswith("Historical") else "pk"
        return self.model._default_manager.filter(about).distinct().order_by(order)


def rows_of(*people: Person) -> QuerySet[Person]:
    """Return the rows of these people and those merged into them (docs/adr/0012), as the numbers that rows lead to."""
    numbers = [each.pk for each in people]
    return Person.objects.filter(Q(pk__in=numbers) | Q(merged_into__in=numbers)).values("pk")


def _kind(label: str, title: Text, *ways: str, clause: Clause | None = None, machine: bool = False) -> Kind:
    return Kind(label, title, ways, clause, machine)


def _owners(people: People) -> set[int]:
    return {each.owner_id for each in people}


def _drafts(people: People) -> Q:
    """Return the condition on drafts: by the keys in their forms' addresses, which no foreign key leads along."""
    cases = Case.objects.filter(person__in=people).values_list("key", flat=True)
    keys = {*Person.objects.filter(pk__in=rows_of(*people)).values_list("key", flat=True), *cases}
    drafts = Draft.objects.filter(organisation__in=_owners(people)).order_by().values_list("pk", "form_key")
    return Q(pk__in=[pk for pk, form in drafts if keys & _keys_in(form)])


def _keys_in(form_key: str) -> set[str]:
    return {value for _name, value in parse_qsl(form_key.partition("?")[2])}


def _payments(people: People) -> Q:
    households = HouseholdMembership.objects.filter(person__in=people).values("household_key")
    return Q(owner__in=_owners(people), household_key__in=households)


KINDS: tuple[Kind, ...] = (
    # Who the person is.
    _kind("people.Person", _("Person"), clause=lambda people: Q(pk__in=rows_of(*people))),
    _kind(
        "people.HistoricalPerson", _("Earlier details of the person"), clause=lambda people: Q(id__in=rows_of(*people))
    ),
    _kind("people.NameKey", _("Search keys of the name"), "person", machine=True),
    _kind("people.PersonMerge", _("Two rows made one"), "kept", "merged"),
    _kind("people.MergedRow", _("Row that was moved"), "merge__kept", "merge__merged", machine=True),
    _kind("people.TwoPersons", _("Decided to be two persons"), "one", "other"),
    # Consents, and what was handed over.
    _kind("people.Ground", _("Consent or provision"), "person"),
    _kind("people.GroundLine", _("Line of a consent or provision"), "ground__person"),
    _kind("people.Consent", _("How a consent was given"), "ground__person"),
    _kind("people.GroundHolding", _("Another authority's ground, known here"), "person"),
    _kind("people.Disclosure", _("Handed over"), "person", "reception__person"),
    _kind("people.DisclosedKind", _("Kind of information handed over"), "disclosure__person"),
    _kind("people.Reception", _("Received and filed"), "person"),
    _kind("people.DisclosureRequest", _("Question from or to another authority"), "introduction__person"),
    _kind("people.Document", _("Document"), "person"),
    _kind("people.Draft", _("Draft that nobody has saved"), clause=_drafts),
    _kind("people.Opening", _("Opened with a reason"), "person"),
    # The case.
    _kind("casework.Case", _("Case"), "person"),
    _kind("casework.CaseRevision", _("Change of a case"), CASE),
    _kind("casework.Responsibility", _("Responsible worker"), CASE),
    _kind("casework.CaseParty", _("Organisation that takes part"), CASE),
    _kind("casework.Referral", _("How the case came"), CASE),
    _kind("casework.SentReferral", _("Referral"), "person", CASE),
    _kind("casework.ReferralEvent", _("What came of a referral"), "referral__person", "referral__case__person"),
    _kind("casework.Application", _("Own application"), CASE),
    _kind("casework.ApplicationContact", _("Contact about the application"), "application__case__person"),
    _kind("casework.FollowUp", _("Follow-up"), CASE),
    # Dated facts.
    _kind("casework.Livelihood", _("Livelihood"), "person"),
    _kind("casework.Occupation", _("Occupation"), "person"),
    _kind("casework.AfCategory", _("Category at Arbetsförmedlingen"), "person"),
    _kind("casework.Education", _("Education"), "person"),
    _kind("casework.Residence", _("Residence"), "person"),
    _kind("casework.HouseholdMembership", _("Household"), "person"),
    _kind("casework.Payment", _("Payment to the household"), clause=_payments),
    _kind("casework.LanguageLevel", _("Language level"), "person"),
    _kind("casework.WorkAbility", _("Work ability"), "person"),
    _kind("casework.StepLevel", _("Step"), "person"),
    _kind("casework.Attestation", _("Judgement"), "person"),
    # Mapping and assessment.
    _kind("casework.Mapping", _("Mapping"), CASE),
    _kind("casework.MappingCorrection", _("Correction of a mapping's days"), "mapping__case__person"),
    _kind("casework.MappingSection", _("Part of the mapping"), "mapping__case__person"),
    _kind("casework.HeldOccupation", _("Work that the person has had"), "person"),
    _kind("casework.AsiOccasion", _("ASI interview"), CASE),
    _kind("casework.AsiRating", _("ASI rating"), "occasion__case__person"),
    _kind("casework.Assessment", _("Assessment"), CASE),
    _kind("casework.AssessmentView", _("View in an assessment"), "assessment__case__person"),
    _kind("casework.JointConclusion", _("Joint conclusion"), "assessment__case__person"),
    _kind("casework.ProposedMeasure", _("Proposed measure"), "conclusion__assessment__case__person"),
    # The five steps.
    _kind("casework.PortfolioItem", _("Item of the portfolio"), "person"),
    _kind("casework.PossibleOccupation", _("Possible occupation"), "person"),
    _kind("casework.MissingSkill", _("Missing skill"), "occupation__person"),
    _kind("casework.JobApplication", _("Application for a job"), "person"),
    _kind("casework.Cv", _("CV"), "person"),
    _kind("casework.CvLine", _("Line of a CV"), "cv__person"),
    # The plan.
    _kind("casework.Plan", _("Joint plan"), CASE),
    _kind("casework.PlanVersion", _("Version of the plan"), PLAN),
    _kind("casework.PlanVersion_present_organisations", _("Present when the plan was agreed"), f"planversion__{PLAN}"),
    _kind("casework.PlanSubGoal", _("Sub-goal"), VERSION),
    _kind("casework.PlanAction", _("Agreed action"), VERSION),
    _kind("casework.PlanCopy", _("Copy of the plan to another organisation"), VERSION),
    _kind("casework.PlanSignature", _("Answer to the plan"), VERSION),
    _kind("casework.PlanReport", _("Report on an action"), f"action__{VERSION}"),
    _kind("casework.PlanReview", _("Follow-up of the plan"), PLAN),
    _kind("casework.PlanReview_actions", _("Action that was followed up"), f"planreview__{PLAN}"),
    # Meetings.
    _kind("casework.Meeting", _("Meeting"), CASE),
    _kind("casework.MeetingVersion", _("Time and place of a meeting"), MEETING),
    _kind("casework.Call", _("Call to a meeting"), MEETING),
    _kind("casework.CallNotice", _("Notice of a meeting"), f"call__{MEETING}"),
    _kind("casework.CallAnswer", _("Answer to a call"), f"call__{MEETING}"),
    _kind("casework.Minutes", _("Minutes"), MEETING),
    _kind("casework.Minutes_present_organisations", _("Present at the meeting"), MINUTES),
    _kind("casework.MinutesPart", _("Part of the minutes"), MINUTES),
    _kind("casework.MinutesCopy", _("Copy of the minutes to another organisation"), MINUTES),
    _kind("casework.Task", _("Task"), MINUTES),
    _kind("casework.TaskReport", _("Report on a task"), f"task__{MINUTES}"),
    # Activities and notes.
    _kind("casework.Activity", _("Activity"), CASE),
    _kind("casework.HistoricalActivity", _("Earlier text of an activity"), CASE),
    _kind("casework.ActivityDay", _("Day in an activity"), "activity__case__person"),
    _kind("casework.HistoricalActivityDay", _("Earlier note of a day"), "activity__case__person"),
    _kind("casework.SessionPlace", _("Place in a group session"), CASE),
    _kind("casework.HistoricalSessionPlace", _("Earlier note of a group session"), CASE),
    _kind("casework.Note", _("Note"), CASE),
    _kind("casework.HistoricalNote", _("Earlier text of a note"), CASE),
    # What the person has asked for.
    _kind("privacy.SubjectRequest", _("Request from the person"), "person"),
    # How long it is kept.
    _kind("privacy.RetentionHold", _("Kept longer than the rule"), "person"),
    _kind("privacy.RemovalLine", _("On a list of what is to be removed"), "person", machine=True),
)

NOT_ABOUT_PARTICIPANTS: Mapping[str, str] = {
    "access": "people at work, their organisations and the log; what the log says of a person is read by her key",
    "improvement": "made without the person, and checked for names and numbers before it is saved",
    "jobs": "long work, known by the file or report that it is about",
    "notices": "mail to people at work, with numbers alone",
    "projects": "projects, parties and steering groups",
    "reporting": "figures and texts about groups",
}
"""Whole apps without a row about a single participant, each with why."""

TABLES_NOT_ABOUT_PARTICIPANTS: Mapping[str, str] = {
    "casework.ApplicationCount": "numbers by month",
    "casework.FormerCase": "what figures keep of a case whose person has been removed: nothing leads to her",
    "casework.GroupSession": "what a group met about; who was there are the places",
    "casework.HistoricalGroupSession": "what a group met about; who was there are the places",
    "people.AnonymousCount": "numbers by sex and year",
    "people.FormReview": "who reviewed a form's language",
    "people.HiddenBatch": "which files do not count",
    "people.StandingView": "what two organisations have agreed",
    "privacy.Removal": "a list and its receipt; who is on it stands in its lines",
    "privacy.RemovalCount": "how many rows of a kind a list is about",
    "privacy.Leaving": "an organisation's decision",
    "privacy.RetentionRule": "an organisation's decision",
    "privacy.LogReview": "a month's sample of the log",
    "privacy.ReviewedEntry": "which entries of the log were judged; about whom they are, the log says by key",
    "intake.Batch": "one file of many people, kept encrypted; its rows are found as facts with the file's number",
    "intake.BatchFile": "one file of many people, kept encrypted",
    "intake.BatchRows": "one file of many people, kept encrypted",
    "intake.Quarantine": "rows that were refused, kept encrypted as one workbook",
    "intake.Finding": "what was wrong in which row, without what stood in it",
    "intake.LearnedMapping": "which column is what",
}
"""Tables in the other apps that lead to no single person, each with why."""
