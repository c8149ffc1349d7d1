from datetime import datetime

from django.utils import timezone


def facts(client):
    response = client.get("/.well-known/security.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    return dict(line.split(": ", 1) for line in response.text.splitlines())


def test_finders_of_a_weakness_learn_whom_to_tell(client, settings):
    settings.SECURITY_CONTACT = "mailto:keamanan@contoh.go.id"
    settings.SECURITY_POLICY_URL = "https://contoh.go.id/keamanan"

    found = facts(client)

    assert found["Contact"] == "mailto:keamanan@contoh.go.id"
    assert found["Policy"] == "https://contoh.go.id/keamanan"
    assert found["Preferred-Languages"] == "id, en"


def test_it_is_valid_without_any_setting(client):
    found = facts(client)

    assert found["Contact"].startswith("http")
    assert "Policy" not in found
    assert found["Canonical"].endswith("/.well-known/security.txt")


def test_it_expires_within_a_year(client):
    expires = datetime.fromisoformat(facts(client)["Expires"])

    assert 0 < (expires - timezone.now()).days < 366
