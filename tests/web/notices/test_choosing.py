from stegvis.apps.notices.queries import wants_digest


def test_the_mail_is_turned_off_and_on_in_the_menu(cast, signed_in):
    client = signed_in(cast.case_worker)
    assert 'href="/mail/"' in client.get("/today/").content.decode()
    assert "checked" in client.get("/mail/").content.decode()
    assert client.post("/mail/", {}).url == "/mail/"
    assert not wants_digest(cast.case_worker)
    client.post("/mail/", {"wants": "on"})
    assert wants_digest(cast.case_worker)
