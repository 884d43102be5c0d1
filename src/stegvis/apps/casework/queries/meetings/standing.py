"""Where meetings and tasks stand, as conditions and columns of a query."""

from django.db.models import Exists, OuterRef, QuerySet

from ...models import Meeting, Minutes, Task, TaskReport


def with_minutes(meetings: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """Say of each meeting whether minutes of it are begun (`has_minutes`) and finished (`is_finished`)."""
    minutes = Minutes.objects.filter(meeting=OuterRef("pk"))
    return meetings.annotate(has_minutes=Exists(minutes), is_finished=Exists(minutes.filter(finished_at__isnull=False)))


def open_tasks_of(tasks: QuerySet[Task]) -> QuerySet[Task]:
    """Leave out tasks of drafts and of versions that were amended since, and those on which somebody has reported."""
    later = Minutes.objects.filter(
        meeting=OuterRef("minutes__meeting"), number__gt=OuterRef("minutes__number"), finished_at__isnull=False
    )
    reported = TaskReport.objects.filter(line=OuterRef("line"))
    return tasks.filter(~Exists(later), ~Exists(reported), minutes__finished_at__isnull=False)
