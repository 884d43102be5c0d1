from tests.apps.intake.conftest import accept, committed, send

__all__ = ["accept", "committed", "send"]
