import pytest
from django.core.management import CommandError, call_command

from stegvis.apps.access.models import Membership

NAME = "Samordningsförbundet Stegen"
pytestmark = pytest.mark.django_db


@pytest.fixture
def found(capsys):
    def found():
        call_command("found_association", NAME, administrator="Ada Adamsson", email="ada@example.invalid")
        return capsys.readouterr().out.strip()

    return found


def test_the_first_administrator_gets_a_link_to_set_her_password(found, client):
    link = found()
    assert link.startswith("https://testserver/sign-in/forgotten/")
    page = client.get(link.removeprefix("https://testserver"), follow=True)
    assert 'type="password"' in page.content.decode()


def test_she_is_the_associations_administrator(found):
    found()
    membership = Membership.objects.get(user__email="ada@example.invalid")
    assert (membership.role, membership.organisation.name) == ("administrator", NAME)
    assert membership.organisation.is_association


def test_the_same_association_is_not_founded_twice(found):
    found()
    with pytest.raises(CommandError):
        found()
