"""The rules stand in the database, and a migration finds its tables without them."""

from django.db import connection

from stegvis.apps.privacy.standing_rules import _standing, install, remove, rules


def test_the_rules_are_taken_away_and_put_in_place_again(db):
    names = {rule.name for rule in rules()}
    assert names <= _standing(connection)
    assert not install(connection)
    remove(connection)
    assert not names & _standing(connection)
    assert install(connection)
    assert names <= _standing(connection)
