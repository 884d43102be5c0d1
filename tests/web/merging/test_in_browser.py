"""The pages in a real browser: free of axe's complaints, light and dark, on a laptop and on a phone."""

from datetime import date

import pytest

from stegvis.apps.access import queries
from stegvis.apps.casework import actions as casework
from stegvis.apps.privacy import actions
from tests.apps.privacy.twins import lives, merged, second_row
from tests.looks import faults


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_comparing_and_undoing_are_accessible_and_fit_their_screen(cast, client, page, live_server):
    merge = merged(cast, second_row(cast))
    casework.record_fact(kind="livelihood", person=cast.amina, on=date(2010, 9, 1), code="wage", by=cast.registrar)
    other, namesake = second_row(cast, sex="man"), second_row(cast)
    lives(cast, other)
    casework.open_case(person=namesake, project=cast.project, on=date(2010, 9, 1), by=cast.registrar)
    apart = second_row(cast)
    actions.decide_two_persons(one=cast.amina, other=apart, why="Kusiner", by=cast.registrar)
    of_amina = f"/participants/{cast.amina.key}/registered-twice/"
    addresses = ["/registered-twice/", of_amina, f"/participants/{cast.amina.key}/"]
    addresses += [f"{of_amina}{each.key}/" for each in (other, namesake, apart)]
    addresses += [f"{of_amina}{apart.key}/two/take-back/", f"{of_amina}undo/{merge.key}/"]
    client.force_login(cast.registrar.user)
    session = client.session
    session[queries.SECOND_FACTOR], session["membership"] = True, cast.registrar.membership.pk
    session.save()
    page.context.add_cookies([{"name": "session", "value": session.session_key, "url": live_server.url}])
    wrong = {}
    for address in addresses:
        assert page.goto(live_server.url + address).status == 200, address
        if found := faults(page):
            wrong[address] = found
    assert wrong == {}
