from datetime import date

import pytest
from django.core.exceptions import FieldError, ImproperlyConfigured
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from stegvis.apps.access.encryption import Keyring, cipher, rotation
from tests.apps.access.vault.models import Secret

NUMBER = "199001012385"


@pytest.fixture
def secret(db):
    return Secret.objects.create(
        number=NUMBER, other="anteckning åäö", born=date(1990, 1, 1), details={"a": [1, None]}, scan=b"\x00\xff"
    )


def stored(column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM vault_secret")
        return bytes(cursor.fetchone()[0])


def use(settings, **changes):
    ring = settings.STEGVIS_KEYRING
    parts = {"current": ring.current, "keys": ring.keys, "lookup": ring.lookup, "log": ring.log}
    settings.STEGVIS_KEYRING = Keyring(**{**parts, **changes})


def test_values_come_back_as_they_were(secret):
    again = Secret.objects.get(pk=secret.pk)
    assert (again.number, again.other, again.born, again.details, again.scan) == (
        NUMBER,
        "anteckning åäö",
        date(1990, 1, 1),
        {"a": [1, None]},
        b"\x00\xff",
    )


def test_the_database_holds_no_plain_value(secret):
    for column, plain in [("number", NUMBER), ("other", "anteckning"), ("born", "1990"), ("details", "null")]:
        assert plain.encode() not in stored(column)


def test_equal_values_are_stored_differently(secret):
    before = stored("other")
    secret.save()
    assert stored("other") != before


def test_nothing_stays_nothing(db):
    Secret.objects.create()
    assert Secret.objects.filter(number__isnull=True, number_lookup=None).count() == 1


def test_a_value_is_found_by_its_exact_plain_form_and_no_other(secret):
    assert Secret.objects.get(number_lookup=NUMBER) == secret
    assert not Secret.objects.filter(number_lookup="199001012386").exists()


def test_the_lookup_follows_a_changed_value_and_guards_uniqueness(secret):
    secret.number = "198001012384"
    secret.save()
    assert Secret.objects.get(number_lookup="198001012384") == secret
    with pytest.raises(IntegrityError), transaction.atomic():
        Secret.objects.create(number="198001012384")


def test_a_loaded_row_saves_the_same_lookup(secret):
    Secret.objects.get(pk=secret.pk).save()
    assert Secret.objects.get(number_lookup=NUMBER) == secret


@pytest.mark.parametrize("lookup", ["other", "other__contains", "other__startswith", "born__gt"])
def test_an_encrypted_field_refuses_to_be_searched(secret, lookup):
    with pytest.raises(FieldError):
        Secret.objects.filter(**{lookup: "1990-01-01"}).exists()


def test_a_value_moved_to_another_column_does_not_open(secret):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE vault_secret SET other = number")
    with pytest.raises(cipher.CannotDecrypt) as problem:
        Secret.objects.get()
    assert NUMBER not in str(problem.value)


def test_a_changed_byte_does_not_open(secret):
    value = bytearray(stored("other"))
    value[-1] ^= 1
    with connection.cursor() as cursor:
        cursor.execute("UPDATE vault_secret SET other = %s", [bytes(value)])
    with pytest.raises(cipher.CannotDecrypt):
        Secret.objects.get()


def test_rotation_writes_everything_with_the_current_key(secret, settings):
    use(settings, current="old")
    Secret.objects.create(number="198001012384", other="med gammal nyckel")
    use(settings, current="new")
    assert rotation.still_used() == {"new", "old"}
    assert [done.rows for done in rotation.rotate() if done.table == "vault_secret"] == [1]
    use(settings, keys={"new": settings.STEGVIS_KEYRING.keys["new"]})
    assert {row.other for row in Secret.objects.all()} == {"anteckning åäö", "med gammal nyckel"}


def test_rotation_changes_the_lookup_with_its_key(secret, settings):
    use(settings, lookup=b"m" * 32)
    assert not Secret.objects.filter(number_lookup=NUMBER).exists()
    list(rotation.rotate())
    assert Secret.objects.get(number_lookup=NUMBER) == secret


def test_rotation_goes_through_all_batches(db, settings, monkeypatch):
    monkeypatch.setattr(rotation, "BATCH", 2)
    use(settings, current="old")
    for number in range(5):
        Secret.objects.create(number=str(number))
    use(settings, current="new")
    list(rotation.rotate())
    assert rotation.still_used() == {"new"}


def test_rotation_takes_along_the_secrets_of_the_second_factor(house, settings):
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    user = house.user("Anna", house.board)
    use(settings, current="old")
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    use(settings, current="new")
    list(rotation.rotate())
    use(settings, keys={"new": settings.STEGVIS_KEYRING.keys["new"]})
    row = Authenticator.objects.get(user=user)
    assert "JBSWY3DPEHPK3PXP" not in str(row.data)
    assert rotation.still_used() == {"new"}


def test_the_command_says_which_keys_are_no_longer_needed(secret, capsys):
    call_command("rotate_keys")
    assert "No longer needed: old" in capsys.readouterr().out


def test_a_key_that_is_gone_is_named_by_column_only(secret, settings):
    use(settings, current="old", keys={"old": b"o" * 32})
    with pytest.raises(cipher.CannotDecrypt, match="not in the key file"):
        Secret.objects.get()


def test_a_key_file_is_for_its_owners_eyes_and_never_overwritten(tmp_path):
    ring, path = Keyring.generate(), tmp_path / "keys.json"
    ring.write(path)
    assert path.stat().st_mode & 0o077 == 0
    assert Keyring.read(path) == ring
    with pytest.raises(FileExistsError):
        ring.write(path)


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"current": "1", "keys": {"1": "c2hvcnQ="}, "lookup": "", "log": ""}']
)
def test_a_key_file_that_cannot_be_used_stops_the_start(tmp_path, content):
    path = tmp_path / "keys.json"
    path.write_text(content)
    with pytest.raises(ImproperlyConfigured):
        Keyring.read(path)


def test_keys_do_not_show_when_printed():
    assert "b'" not in repr(Keyring.generate())
