"""Carries out an approved list as a job: one transaction a person, so that a kill loses none and removes none twice."""

from stegvis.apps.jobs.handlers import Work, handles
from stegvis.apps.jobs.pacing import leaving_room

from .actions.removals import finish_removal, remove_person
from .models import Removal, RemovalLine
from .retention_policies import REMOVE_JOB


@handles(REMOVE_JOB, step_by_step=True)
def carry_out_removal(key: str, work: Work) -> str:
    """Remove those who still wait on the list. Taken up after a kill, it goes on where the dead one stopped."""
    removal = Removal.objects.get(key=key)
    total = removal.lines.count()
    waiting = list(removal.lines.filter(state=RemovalLine.State.WAITING))
    for number, line in enumerate(waiting, start=total - len(waiting)):
        work.advance(number, total)
        with leaving_room():
            remove_person(line=line, by=work.viewer)
    finish_removal(removal=removal, by=work.viewer)
    return ""
