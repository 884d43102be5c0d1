"""What forms about meetings and tasks choose between, for screens: they know no models."""

from .models import TaskReport

DONE = TaskReport.Result.DONE
NOT_DONE = TaskReport.Result.NOT_DONE
RESULTS = TaskReport.Result.choices
