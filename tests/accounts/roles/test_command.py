import pytest
from django.core.management import CommandError, call_command

from accounts.models import AuditEntry
from tests.factories.accounts import as_in_a_request, make_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("by", ["number", "email"])
def test_the_command_makes_an_administrator_without_a_second_officer(by, capsys):
    person = make_person(email="siti@contoh.go.id")
    known = {"number": person.current_employment().grouped_number, "email": "Siti@contoh.go.id"}[by]

    call_command("appoint_administrator", known, reason="SK Bupati 1/2026")

    assert as_in_a_request(person).is_superuser
    entry = AuditEntry.objects.get(action="role.granted")
    assert (entry.reason, entry.origin) == ("SK Bupati 1/2026", "appoint_administrator")
    assert "Siti Aminah" in capsys.readouterr().out


def test_nobody_known_is_said_to_be_nobody():
    with pytest.raises(CommandError, match="Nobody"):
        call_command("appoint_administrator", "199001012021011001", reason="SK")
