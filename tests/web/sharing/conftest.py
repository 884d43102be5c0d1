import pytest
from django.core.cache import cache

from tests.apps.people.sharing import consent, hand_over


@pytest.fixture(autouse=True)
def _nothing_was_sent():
    cache.clear()


@pytest.fixture
def agreed(cast):
    """Amina has agreed that Ekby and AF tell each other who she is and how she lives, for planning."""
    return consent(cast, ways=(("ekby", "af"), ("af", "ekby")))


@pytest.fixture
def handed_over(cast, agreed):
    """Ekby has handed over who Amina is to AF's worker, and it waits to be filed."""
    return hand_over(cast)
