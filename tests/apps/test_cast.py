from stegvis.apps.access.roles import Role


def test_the_cast_has_somebody_in_every_role(cast):
    assert {viewer.role for viewer in cast.staff.values()} == set(Role)
