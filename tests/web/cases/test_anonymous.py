from stegvis.apps.people.queries import anonymous_counts

ADDRESS = "/participants/anonymous/stegen/"


def test_the_numbers_of_a_year_are_set_by_sex(cast, signed_in):
    client = signed_in(cast.registrar)
    assert client.get("/participants/anonymous/").url == ADDRESS
    client.post(ADDRESS, {"year": "2010", "woman": "3", "man": "2", "unknown": ""})
    counts = {each.sex: each.number for each in anonymous_counts(cast.registrar, cast.project)}
    assert counts == {"woman": 3, "man": 2}
    client.post(ADDRESS, {"year": "2010", "woman": "4"})
    page = client.get(ADDRESS).content.decode()
    assert '<td class="num" data-label="Totalt">6</td>' in page


def test_nothing_given_and_a_year_before_the_project_are_refused(cast, signed_in):
    client = signed_in(cast.registrar)
    assert client.post(ADDRESS, {"year": "2010"}).status_code == 422
    assert client.post(ADDRESS, {"year": "2001", "woman": "1"}).status_code == 422


def test_another_organisations_numbers_are_not_shown(cast, signed_in):
    signed_in(cast.other_registrar).post(ADDRESS, {"year": "2010", "woman": "77"})
    assert "77" not in signed_in(cast.registrar).get(ADDRESS).content.decode()


def test_who_does_not_register_has_no_such_page(cast, signed_in):
    for name in ("process_leader", "board_member", "administrator"):
        assert signed_in(cast.staff[name]).get(ADDRESS).status_code == 404


def test_the_project_must_be_one_that_the_organisation_sees(cast, signed_in):
    assert signed_in(cast.registrar).get("/participants/anonymous/another/").status_code == 404
