"""Who coordinates in which municipality, and which training they have had."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from stegvis.apps.projects.fields import CodeField

from .corrigible import Corrigible, CorrigibleDated
from .dated import Dated
from .project import Project


class Coordinator(CorrigibleDated):
    """Somebody at a party who coordinates in a municipality, from one day to another."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="coordinators")
    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    municipality = CodeField(codes="municipalities")

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["project", "user", "municipality"],
                condition=Q(until__isnull=True, struck=False),
                name="coordinator_open_once_a_municipality",
                violation_error_message=_("She coordinates there already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}"


class Course(CorrigibleDated):
    """A course for the project's coordinators; one that is required of all shows who lacks it."""

    project = models.ForeignKey(Project, on_delete=models.PROTECT, related_name="courses")
    name = models.CharField(max_length=200)
    provider = models.CharField(max_length=200)
    hours = models.DecimalField(max_digits=5, decimal_places=1)
    required = models.BooleanField(default=False)

    class Meta(Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(hours__gt=0),
                name="course_hours_positive",
                violation_error_message=_("The hours must be more than zero."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Training(Corrigible):
    """That a coordinator took part in a course on a day, and for how many hours."""

    part_of = "course"

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="trainings")
    coordinator = models.ForeignKey(Coordinator, on_delete=models.PROTECT, related_name="trainings")
    held_on = models.DateField()
    hours = models.DecimalField(max_digits=5, decimal_places=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gt=0),
                name="training_hours_positive",
                violation_error_message=_("The hours must be more than zero."),
            ),
            models.UniqueConstraint(
                fields=["course", "coordinator", "held_on"],
                condition=Q(struck=False),
                name="training_once_a_day",
                violation_error_message=_("It is in the log already for that day."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.course}, {self.coordinator}"
