import pytest
from django.urls import reverse

from certificates.models import Revocation
from tests.factories.accounts import make_administrator, make_hr_officer, make_officer, make_person, make_trainer
from tests.factories.certificate_life import correct, make_held
from theme.templatetags.theme_tags import breakable

pytestmark = pytest.mark.django_db
GIVEN = {
    "reason": "Kekeliruan data",
    "authority": "Kepala BKPSDM",
    "document": "800/12/BKPSDM/2026, 20 November 2026",
}


@pytest.fixture
def certificate(at):
    return make_held(at, make_person("Siti Aminah"))


@pytest.fixture
def agency(certificate):
    return certificate.series.agency


def address(certificate):
    return reverse("certificates:revoke", args=[certificate.public_id])


def test_an_administrator_is_asked_before_and_revokes_with_reason_authority_and_document(client, certificate):
    administrator = make_administrator()
    client.force_login(administrator)

    asked = client.get(address(certificate))
    response = client.post(address(certificate), GIVEN)

    assert asked.status_code == 200
    assert breakable(certificate.number) in asked.text
    assert response.url == f"/v/{certificate.code}/"
    revocation = Revocation.objects.get()
    assert revocation.revoked_by == administrator
    assert {name: getattr(revocation, name) for name in GIVEN} == GIVEN


def test_a_signatory_of_the_agency_revokes(client, certificate, agency):
    client.force_login(make_officer("signatory", agency))

    assert client.post(address(certificate), GIVEN).status_code == 302
    assert Revocation.objects.exists()


def test_asking_revokes_nothing(client, certificate):
    client.force_login(make_administrator())

    client.get(address(certificate))

    assert not Revocation.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": ""},
        {"reason": "   "},
        {"reason": "x" * 256},
        {"authority": ""},
        {"authority": "x" * 161},
        {"document": " "},
        {"document": "x" * 161},
    ],
)
def test_what_is_missing_or_too_long_is_asked_for_again(wrong, client, certificate):
    client.force_login(make_administrator())

    response = client.post(address(certificate), GIVEN | wrong)

    assert response.status_code == 200
    assert "error-summary" in response.text
    assert not Revocation.objects.exists()


def test_sending_the_form_twice_revokes_once(client, certificate):
    client.force_login(make_administrator())

    client.post(address(certificate), GIVEN)
    response = client.post(address(certificate), GIVEN | {"reason": "Sekali lagi"})

    assert response.status_code == 302
    assert Revocation.objects.get().reason == "Kekeliruan data"


def test_the_page_of_a_revoked_certificate_says_who_decided_and_asks_nothing(client, certificate):
    client.force_login(make_administrator())
    client.post(address(certificate), GIVEN)

    page = client.get(address(certificate)).text

    assert "Kepala BKPSDM" in page
    assert 'name="reason"' not in page


def test_of_a_corrected_certificate_the_page_leads_to_the_last_one(client, certificate, at):
    corrected = correct(certificate, at)
    client.force_login(make_administrator())

    page = client.get(address(certificate)).text
    response = client.post(address(certificate), GIVEN)

    assert address(corrected) in page
    assert response.url == address(certificate)
    assert not Revocation.objects.exists()


def test_everyone_else_finds_nothing(client, certificate, agency):
    unit = certificate.holder.current_employment().unit
    others = [
        certificate.holder,
        make_person("Orang Lain"),
        make_hr_officer(unit),
        make_trainer(),
        make_officer("agency_administrator", agency),
        make_officer("signatory", unit),
    ]

    for person in others:
        client.force_login(person)
        assert client.get(address(certificate)).status_code == 404
        assert client.post(address(certificate), GIVEN).status_code == 404
    assert not Revocation.objects.exists()


def test_signed_out_people_are_sent_to_sign_in(client, certificate):
    response = client.post(address(certificate), GIVEN)

    assert response.url.startswith("/masuk/")
    assert not Revocation.objects.exists()
