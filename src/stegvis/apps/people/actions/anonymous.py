from datetime import date

from stegvis.apps.access import log
from stegvis.apps.access.acts import act
from stegvis.apps.access.viewers import Viewer
from stegvis.apps.projects.models import Project
from stegvis.apps.projects.saving import save

from ..models import AnonymousCount
from ..policies import may_count_anonymous


@act
def set_anonymous_count(*, project: Project, year: int, sex: str, number: int, by: Viewer, on: date) -> AnonymousCount:
    """Set how many participants of this sex started in `year` whom the own organisation only counts."""
    may_count_anonymous(by, project, on).or_refuse()
    found = AnonymousCount.objects.select_for_update().filter(
        project=project, owner=by.organisation_id, year=year, sex=sex
    )
    count = found.first() or AnonymousCount(project=project, owner_id=by.organisation_id, year=year, sex=sex)
    count.number = number
    save(count, by=by)
    log.record("project.anonymous_count_set", target=project, by=by)
    return count
