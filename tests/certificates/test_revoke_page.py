import pytest
from django.urls import reverse

from certificates.models import Revocation
from tests.factories.accounts import make_administrator, make_hr_officer, make_person, make_trainer
from tests.factories.certificates import make_certificate
from theme.templatetags.theme_tags import breakable

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(at):
    return make_certificate(at, learner=make_person("Siti Aminah"))


def address(certificate):
    return reverse("certificates:revoke", args=[certificate.public_id])


def test_an_administrator_is_asked_before_and_revokes_with_a_reason(client, certificate):
    administrator = make_administrator()
    client.force_login(administrator)

    asked = client.get(address(certificate))
    response = client.post(address(certificate), {"reason": "Kekeliruan data"})

    assert asked.status_code == 200
    assert breakable(certificate.number) in asked.content.decode()
    assert response.url == f"/v/{certificate.code}/"
    assert Revocation.objects.get().revoked_by == administrator


def test_asking_revokes_nothing(client, certificate):
    client.force_login(make_administrator())

    client.get(address(certificate))

    assert not Revocation.objects.exists()


@pytest.mark.parametrize("reason", ["", "   ", "x" * 256])
def test_a_missing_or_overlong_reason_is_asked_for_again(reason, client, certificate):
    client.force_login(make_administrator())

    response = client.post(address(certificate), {"reason": reason})

    assert response.status_code == 200
    assert b"error-summary" in response.content
    assert not Revocation.objects.exists()


def test_sending_the_form_twice_revokes_once(client, certificate):
    client.force_login(make_administrator())

    client.post(address(certificate), {"reason": "Kekeliruan data"})
    response = client.post(address(certificate), {"reason": "Sekali lagi"})

    assert response.status_code == 302
    assert Revocation.objects.get().reason == "Kekeliruan data"


def test_everyone_else_finds_nothing(client, certificate):
    unit = certificate.holder.current_employment().unit

    for person in (certificate.holder, make_person("Orang Lain"), make_hr_officer(unit), make_trainer()):
        client.force_login(person)
        assert client.get(address(certificate)).status_code == 404
        assert client.post(address(certificate), {"reason": "Iseng"}).status_code == 404
    assert not Revocation.objects.exists()


def test_signed_out_people_are_sent_to_sign_in(client, certificate):
    response = client.post(address(certificate), {"reason": "Iseng"})

    assert response.url.startswith("/masuk/")
    assert not Revocation.objects.exists()
