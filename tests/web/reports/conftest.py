import pytest

from stegvis.apps.reporting import actions


@pytest.fixture
def texts(cast):
    """Write one text in the report."""
    from django.utils import timezone

    return actions.write_text(
        project=cast.project,
        block="summary",
        text="Vi nådde **de flesta**. <script>",
        after=None,
        by=cast.evaluator,
        on=timezone.localdate(),
    )


@pytest.fixture
def frozen(cast, texts):
    """Freeze the project's report, for the steering group to read."""
    from django.utils import timezone

    today = timezone.localdate()
    figures = actions.show_figures(project=cast.project, by=cast.evaluator, on=today)
    return actions.freeze_report(project=cast.project, figures=figures, by=cast.evaluator, on=today)
