"""What else there is about a case and its person, told with the case itself: nobody asks for what is not there."""

from functools import cache

from django.db.models import Exists, OuterRef, Q

from stegvis.apps.people.models import Document, Person, PersonMerge

from ..models import (
    Activity,
    AsiOccasion,
    Assessment,
    CallNotice,
    Mapping,
    Meeting,
    MinutesCopy,
    MissingSkill,
    Note,
    Plan,
    PlanCopy,
    SentReferral,
    SessionPlace,
)


@cache
def beside_cases() -> dict[str, Exists]:
    """Return, by names for columns of a query over cases, whether there are any such rows, counting or not.

    Made once: a query takes a copy.
    """
    case, person = OuterRef("pk"), OuterRef("person")
    alike = Person.objects.filter(owner=OuterRef("owner"), alike_lookup=OuterRef("person__alike_lookup"))
    return {
        "has_mapping": Exists(Mapping.objects.filter(case=case)),
        "has_asi": Exists(AsiOccasion.objects.filter(case=case)),
        "has_assessment": Exists(Assessment.objects.filter(case=case)),
        "has_meeting": Exists(Meeting.objects.filter(case=case)),
        "has_call": Exists(CallNotice.objects.filter(disclosure__reception__person=person)),
        "has_minutes_copy": Exists(MinutesCopy.objects.filter(disclosure__reception__person=person)),
        "has_plan": Exists(Plan.objects.filter(case=case)),
        "has_plan_copy": Exists(PlanCopy.objects.filter(disclosure__reception__person=person)),
        "has_missing_skill": Exists(MissingSkill.objects.filter(occupation__person=person)),
        "has_activity": Exists(Activity.objects.filter(case=case)),
        "has_session": Exists(SessionPlace.objects.filter(case=case)),
        "has_document": Exists(Document.objects.filter(person=person, removed_at__isnull=True)),
        "has_note": Exists(Note.objects.filter(case=case)),
        "has_alike": Exists(alike.filter(~Q(pk=person), merged_into__isnull=True)),
        "has_merge": Exists(PersonMerge.objects.filter(kept=person, undone_at__isnull=True)),
        "has_referral": Exists(SentReferral.objects.filter(Q(person=person) | Q(case=case))),
    }
