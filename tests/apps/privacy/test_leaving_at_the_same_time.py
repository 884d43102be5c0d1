"""An organisation leaves, and a case is opened in it, at the same moment: one of the two happens, never both."""

import pytest
from django.db import connection
from django.utils import timezone

from stegvis.apps.access.models import Organisation
from stegvis.apps.casework import actions as casework
from stegvis.apps.casework.models import Case
from stegvis.apps.casework.states import OPEN
from stegvis.apps.privacy import actions
from tests.apps.casework.test_at_the_same_time import together
from tests.apps.privacy.removing import ended, rule
from tests.cast import WOMEN, register

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time: there is nothing to meet"),
]
DECISION = {"decided_on": timezone.localdate(), "decided_by": "Socialnämnden", "reference": "SN 90 § 12"}


def leaves(cast):
    return actions.begin_leaving(**DECISION, by=cast.administrator)


@pytest.mark.parametrize(
    "comes_in",
    [
        lambda cast: register(cast.registrar, cast.project, WOMEN[20], "Prov", "Person"),
        lambda cast: casework.reopen_case(case=cast.amina_case, why="För tidigt", by=cast.registrar),
    ],
    ids=["registered", "reopened"],
)
def test_whoever_comes_in_stays_or_the_organisation_leaves(cast, comes_in):
    rule(cast)
    ended(cast)
    came = together(lambda: leaves(cast), lambda: comes_in(cast))
    assert sum(isinstance(each, Exception) for each in came) == 1, came
    left = Organisation.objects.get(pk=cast.ekby.pk).is_leaving
    assert left != Case.objects.filter(owner=cast.ekby, state__in=OPEN).exists()
