"""What a form for a deviation needs: the project, its agreements, and what in the texts may name somebody."""

from collections.abc import Collection, Mapping
from datetime import date

from stegvis.apps.access.viewers import Viewer
from stegvis.apps.casework.policies import CaseSight
from stegvis.apps.people.models import Person
from stegvis.apps.projects.models import Agreement, Project
from stegvis.core.identifying import Hit

from ..identities import found_in, names_to_keep_out, words_that_name_nobody


def project_of_person(viewer: Viewer, person: Person, at: date) -> Project | None:
    """Return the project of the person's latest case that the viewer sees, if any."""
    case = CaseSight(viewer, at).rows.filter(person=person).select_related("project").order_by("-pk").first()
    return case.project if case else None


def agreements_of(project: Project, at: date) -> list[Agreement]:
    """Return the agreements of a project that have begun, those in force and those before."""
    return list(Agreement.objects.filter(project=project, on__lte=at).order_by("-on", "title"))


def found_in_texts(
    viewer: Viewer,
    project: Project,
    person: Person | None,
    texts: Mapping[str, str | None],
    at: date,
    no_names: Collection[str] = (),
) -> dict[str, tuple[Hit, ...]]:
    """Return what in the texts may say who somebody is, by text: what the writer is shown before anything is kept."""
    names = names_to_keep_out(viewer, person, at)
    return found_in(texts, names, words_that_name_nobody(project), no_names)
