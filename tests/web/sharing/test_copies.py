"""The copy: both sides read the same, nobody else does, and what was tampered with says so."""

import pytest

from stegvis.apps.access.models import LogEntry
from stegvis.apps.people.models import DisclosedKind, Disclosure

from .pages import STRANGERS, links, text


def copy_of(disclosure):
    return f"/shared/{disclosure.key}/"


def test_the_receiver_reads_the_copy_and_never_the_senders_pages(cast, signed_in, handed_over):
    client = signed_in(cast.af_worker)
    page = text(client.get(copy_of(handed_over)))
    assert "Amina Öz" in page
    assert handed_over.digest in page
    assert "Kopian är oförändrad" in page
    assert cast.amina.key not in page
    assert client.get(f"/participants/{cast.amina.key}/").status_code == 404
    assert client.get(f"/participants/{cast.amina.key}/shared/").status_code == 404


def test_the_sender_reads_the_same(cast, signed_in, handed_over):
    assert handed_over.digest in text(signed_in(cast.case_worker).get(copy_of(handed_over)))


@pytest.mark.parametrize("name", [*STRANGERS, "colleague", "referrer", "provider", "data_protection_officer"])
def test_for_others_there_is_no_copy(cast, signed_in, handed_over, name):
    client = signed_in(cast.staff[name])
    for address in (copy_of(handed_over), f"{copy_of(handed_over)}pdf/", f"/received/{handed_over.key}/file/"):
        assert client.get(address).status_code == 404


def tampered(disclosure):
    """Write a disclosure whose copy is not the one that its hash was taken of."""
    values = {field.attname: getattr(disclosure, field.attname) for field in Disclosure._meta.fields}
    values |= {"id": None, "key": "tampered-with-key", "copy": disclosure.copy | {"texts": {"economy": "Ändrat"}}}
    false = Disclosure.objects.create(**values)
    for kind in disclosure.kinds.all():
        DisclosedKind.objects.create(disclosure=false, kind=kind.kind, ground=kind.ground)
    return false


def test_a_copy_that_was_changed_says_so_and_is_not_printed(cast, signed_in, handed_over):
    client, false = signed_in(cast.af_worker), tampered(handed_over)
    page = text(client.get(copy_of(false)))
    assert 'data-color="danger" role="alert"' in page
    assert "Kopian är oförändrad" not in page
    assert client.get(f"{copy_of(false)}pdf/").status_code == 403
    assert LogEntry.objects.filter(act="disclosure.hash_differs", target__endswith=false.key).count() == 2


def test_reading_a_copy_is_logged_with_its_kinds(cast, signed_in, handed_over):
    signed_in(cast.af_worker).get(copy_of(handed_over))
    row = LogEntry.objects.get(act="disclosure.read", user_id=cast.af_worker.user.pk)
    assert row.fields == "identity"


def test_the_file_is_named_for_its_key(cast, signed_in, handed_over):
    answer = signed_in(cast.af_worker).get(f"{copy_of(handed_over)}pdf/")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{handed_over.key}.pdf"'
    assert b"/StructTreeRoot" in answer.content


def test_a_copy_costs_the_same_whatever_it_holds(cast, signed_in, handed_over, django_assert_num_queries):
    client = signed_in(cast.af_worker)
    client.get(copy_of(handed_over))
    with django_assert_num_queries(11):
        client.get(copy_of(handed_over))


def test_no_link_holds_a_name(cast, signed_in, handed_over):
    addresses = " ".join(links(text(signed_in(cast.af_worker).get(copy_of(handed_over)))))
    assert "Amina" not in addresses
    assert cast.amina.number not in addresses
