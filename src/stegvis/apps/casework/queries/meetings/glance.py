"""What a person's page says of her meetings and of the tasks after them: two queries, and none where there are none."""

from dataclasses import dataclass
from datetime import date

from ...models import Meeting, Task
from ..person_page import PersonPage
from .standing import open_tasks_of, with_minutes


@dataclass(frozen=True)
class MeetingGlance:
    """The meetings of the cases on a page, the latest first, and the open tasks, the oldest first."""

    meetings: tuple[Meeting, ...]
    tasks: tuple[Task, ...]

    def coming(self, today: date) -> tuple[Meeting, ...]:
        """Return the meetings from today on that are not cancelled and have no minutes yet, the next first."""
        still = [each for each in self.meetings if each.on >= today and not each.is_cancelled and not each.is_finished]
        return tuple(reversed(still))

    def unwritten(self, today: date) -> tuple[Meeting, ...]:
        """Return the meetings that were, and whose minutes nobody has finished."""
        return tuple(
            each for each in self.meetings if each.on < today and not each.is_cancelled and not each.is_finished
        )


def meeting_glance(page: PersonPage) -> MeetingGlance:
    """Return the meetings of the cases on a person's page, whose reader was found to see them."""
    cases = {case.pk: case for case in page.cases}
    found = with_minutes(Meeting.objects.filter(case__in=cases)).order_by("-on", "-starts", "-pk")
    meetings = tuple(found)
    for each in meetings:
        each.case = cases[each.case_id]
    finished = any(each.is_finished for each in meetings)
    tasks = open_tasks_of(Task.objects.filter(minutes__meeting__case__in=cases)) if finished else Task.objects.none()
    return MeetingGlance(meetings, tuple(tasks.select_related("party", "minutes__meeting__case").order_by("due", "pk")))


NO_MEETINGS = MeetingGlance((), ())
