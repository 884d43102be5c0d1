"""The joint plan: what the person wants, who does what by when, and who has agreed to it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.access.encryption import EncryptedTextField
from stegvis.apps.access.models import InsertOnlyModel
from stegvis.apps.people.models import new_key
from stegvis.apps.projects.fields import CodeField

from .cases import Case

FEWEST_WEEKS, MOST_WEEKS = 1, 26


class Plan(models.Model):
    """The joint plan of a case, which the case's owner keeps. What it says stands in its versions."""

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    case = models.OneToOneField(Case, models.PROTECT, related_name="plan")

    def __str__(self) -> str:
        return self.key


class PlanVersion(models.Model):
    """One wording of a plan: a draft until it is agreed in a meeting, and from then on as it was agreed.

    `meeting` is the meeting it was agreed in, where that one is recorded by itself. `review_weeks` is how often the
    parties look at the plan together; `why` says what a later version changes.
    """

    key = models.CharField(max_length=20, unique=True, default=new_key, editable=False)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    goal = EncryptedTextField(null=True)
    goal_kind = CodeField(codes="information_kinds", default="work_education")
    why = EncryptedTextField(null=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    agreed_on = models.DateField(null=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")
    meeting_kind = CodeField(codes="meeting_kinds", null=True)
    meeting = models.ForeignKey("casework.Meeting", models.PROTECT, null=True, related_name="plan_versions")
    present = EncryptedTextField(null=True)
    present_organisations = models.ManyToManyField("access.Organisation", related_name="+")
    review_weeks = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["plan", "-number"]
        constraints = [
            models.UniqueConstraint(name="plan_version_once", fields=["plan", "number"]),
            models.UniqueConstraint(name="plan_one_draft", fields=["plan"], condition=Q(agreed_on__isnull=True)),
            models.CheckConstraint(
                name="plan_agreed_with_goal_meeting_and_rhythm",
                condition=Q(agreed_on__isnull=True, agreed_at__isnull=True)
                | Q(
                    agreed_on__isnull=False,
                    agreed_at__isnull=False,
                    goal__isnull=False,
                    meeting_kind__isnull=False,
                    review_weeks__isnull=False,
                ),
                violation_error_message=_("A plan is agreed with the person's own goal, in a meeting, with a rhythm."),
            ),
            models.CheckConstraint(
                name="plan_rhythm_in_weeks",
                condition=Q(review_weeks__gte=FEWEST_WEEKS, review_weeks__lte=MOST_WEEKS),
                violation_error_message=_("The plan is looked at every week at most, and twice a year at least."),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def is_agreed(self) -> bool:
        return self.agreed_on is not None


class PlanSubGoal(models.Model):
    """A step on the way to the person's goal, in her own order."""

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="sub_goals")
    place = models.PositiveSmallIntegerField()
    line = models.CharField(max_length=20, default=new_key)
    text = EncryptedTextField()
    kind = CodeField(codes="information_kinds", default="work_education")

    class Meta:
        ordering = ["place", "pk"]

    def __str__(self) -> str:
        return f"{self.version_id} {self.place}"


class PlanAction(models.Model):
    """What somebody is to do, by when: an organisation among the parties, or the person where there is none.

    `line` is the same in each version that holds the action, so that what came of it follows. The origin is whose
    information it is: the responsible party's, the owner's for what the person does.
    """

    version = models.ForeignKey(PlanVersion, models.CASCADE, related_name="actions")
    sub_goal = models.ForeignKey(PlanSubGoal, models.CASCADE, null=True, related_name="actions")
    place = models.PositiveSmallIntegerField()
    line = models.CharField(max_length=20, default=new_key, db_index=True)
    what = EncryptedTextField()
    party = models.ForeignKey("access.Organisation", models.PROTECT, null=True, related_name="+")
    contact = EncryptedTextField(null=True)
    due = models.DateField()
    kind = CodeField(codes="information_kinds")
    origin = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(name="plan_line_once_a_version", fields=["version", "line"]),
            models.CheckConstraint(
                name="plan_line_of_a_party_is_its_own", condition=Q(party__isnull=True) | Q(origin=F("party"))
            ),
        ]
        indexes = [models.Index(name="plan_action_due", fields=["due", "version"])]

    def __str__(self) -> str:
        return f"{self.version_id} {self.line}"


class PlanCopy(InsertOnlyModel):
    """That a version was handed over: the disclosure whose copy the receiver holds."""

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="copies")
    disclosure = models.OneToOneField("people.Disclosure", models.PROTECT, related_name="plan_copy")

    def __str__(self) -> str:
        return f"{self.version_id} {self.disclosure_id}"


class Told(InsertOnlyModel):
    """What a party or the owner recorded about a plan, and the disclosure by which a party's reached the owner.

    Never changed: who records anew adds a row, and the last one counts.
    """

    on = models.DateField()
    origin = models.ForeignKey("access.Organisation", models.PROTECT, related_name="+")
    disclosure = models.OneToOneField("people.Disclosure", models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True
        ordering = ["pk"]


class PlanSignature(Told):
    """That a party, or the person where there is none, signed one version, or why not.

    Recorded by somebody signed in at that party, or noted by the owner from a scanned paper. It is a record of an act,
    and no electronic signature.
    """

    class Answer(models.TextChoices):
        SIGNED = "signed", _("Signed")
        DECLINED = "declined", _("Did not sign")

    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="signatures")
    party = models.ForeignKey("access.Organisation", models.PROTECT, null=True, related_name="+")
    answer = models.CharField(max_length=10, choices=Answer.choices)
    why = EncryptedTextField(null=True)
    document = models.ForeignKey("people.Document", models.PROTECT, null=True, related_name="+")

    class Meta(Told.Meta):
        constraints = [
            models.CheckConstraint(
                name="plan_declined_with_a_reason",
                condition=Q(answer="signed", why__isnull=True) | Q(answer="declined", why__isnull=False),
                violation_error_message=_("Say why the plan is not signed."),
            ),
            models.CheckConstraint(
                name="plan_signed_here_or_on_paper",
                condition=Q(document__isnull=False, disclosure__isnull=True)
                | Q(document__isnull=True, party__isnull=False, party=F("origin")),
                violation_error_message=_("Who has not signed here has signed on paper: add the paper."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} {self.answer}"


class PlanReport(Told):
    """What came of an action, on a day: under way, done, partly done or not done, with why."""

    action = models.ForeignKey(PlanAction, models.PROTECT, related_name="reports")
    line = models.CharField(max_length=20, db_index=True)
    result = CodeField(codes="plan_results")
    reason = CodeField(codes="plan_reasons", null=True)
    text = EncryptedTextField(null=True)

    class Meta(Told.Meta):
        constraints = [
            models.CheckConstraint(
                name="plan_not_done_with_a_reason",
                condition=Q(result__in=("partly", "not_done"), reason__isnull=False)
                | Q(result__in=("under_way", "done"), reason__isnull=True),
                violation_error_message=_("Say why it was not done."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.line} {self.result}"


class PlanReview(InsertOnlyModel):
    """That the parties looked at the plan together: the day, what was said, and which actions they went through.

    `planned_on` is the day it was to be by the plan's rhythm.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reviews")
    version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="+")
    on = models.DateField()
    planned_on = models.DateField()
    said = EncryptedTextField()
    actions = models.ManyToManyField(PlanAction, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("access.User", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.on}"
