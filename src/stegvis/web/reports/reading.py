"""What every page here begins with: the project, and the figures that are the viewer's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from stegvis.apps.access.roles import Permission
from stegvis.apps.access.viewers import Staff
from stegvis.apps.projects.queries import project_for
from stegvis.apps.reporting import actions, policies, queries
from stegvis.core.shapes import Audience, Chart
from stegvis.web.common.access import staff

from .forms import NarrowingForm

SEES_FIGURES = (Permission.SEE_OWN_FIGURES, Permission.SEE_PROJECT_FIGURES, Permission.SEE_PUBLICATIONS)
FOLLOWS_FIGURES = (Permission.SEE_OWN_FIGURES, Permission.SEE_PROJECT_FIGURES)


@dataclass(frozen=True)
class Asked:
    """Who asks for which project's figures on which day. `narrowing` is there for exact figures alone."""

    viewer: Staff
    project: Any
    today: date
    own: bool
    narrowing: NarrowingForm | None

    @property
    def narrowed_to(self) -> str:
        """What the figures are narrowed to, as the end of an address."""
        return self.narrowing.query if self.narrowing else ""

    def figures(self) -> queries.Figures:
        """Return exact figures of the viewer's own cases, or the project's protected ones as they were published.

        Raises NotVisible or NoFiguresYet.
        """
        if not self.own:
            return actions.show_figures(project=self.project, by=self.viewer, on=self.today)
        narrowed = self.narrowing.narrowed if self.narrowing else queries.EVERYBODY
        return queries.own_figures(self.viewer, self.project, at=self.today, narrowed=narrowed)

    def pictures_of(self, charts: Iterable[Chart]) -> str:
        """Return what the addresses of these charts' pictures end with: where exact ones are kept for this viewer."""
        name = queries.keep_charts(self.viewer, self.project, charts) if self.own else ""
        return f"&of={name}" if name else ""


def asked_for(request: HttpRequest, project_key: str, *, whole: bool = False) -> Asked:
    """Read who asks for what. Protected figures are never narrowed: what stands in the address is not read then.

    `whole`: nor are the exact ones. Raises NotVisible when there are no figures of the project for the viewer.
    """
    viewer, today = staff(request), timezone.localdate()
    project = project_for(viewer, project_key, today)
    own = policies.existing_scope(viewer, project, today).audience is Audience.INTERNAL
    if not own or whole:
        return Asked(viewer, project, today, own, None)
    form = NarrowingForm(
        request.GET,
        municipalities=lambda: queries.municipalities_of(viewer, project),
        starts=project.starts,
        today=today,
    )
    form.is_valid()
    return Asked(viewer, project, today, own, form)
