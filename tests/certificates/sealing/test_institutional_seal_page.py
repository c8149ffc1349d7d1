import pytest
from django.urls import reverse

from certificates.sealing import activation
from tests.certificates.sealing.outside import PASSWORD, SUBSCRIBER, USER, Bsre
from tests.factories.accounts import make_administrator

pytestmark = pytest.mark.django_db
PAGE = reverse("certificates:institutional_seal")


@pytest.fixture
def admin(client):
    client.force_login(make_administrator())
    return client


@pytest.fixture
def service(settings, tmp_path):
    service = Bsre()
    settings.SIGNING_KEYS_DIR = tmp_path / "keys"
    settings.BSRE_URL, settings.BSRE_USER, settings.BSRE_PASSWORD = service.url, USER, PASSWORD
    settings.BSRE_SUBSCRIBER, settings.OUTSIDE_TIMEOUT = SUBSCRIBER, 5
    yield service
    service.close()


def test_without_bsre_the_page_says_what_is_missing(admin):
    page = admin.get(PAGE).content.decode()

    assert 'name="code"' not in page


def test_a_code_is_asked_for_and_then_entered(admin, service):
    assert admin.post(PAGE).url == PAGE
    assert admin.post(PAGE, {"code": service.mailed}).url == PAGE

    assert activation.since() is not None
    assert service.asked == ["/api/v2/seal/get/activation"] * 2


def test_a_wrong_code_is_told_in_the_words_of_bsre(admin, service):
    page = admin.post(PAGE, {"code": "000000"}).content.decode()

    assert "TOTP tidak valid" in page
    assert activation.since() is None


def test_an_empty_code_is_told_beside_the_field(admin, service):
    page = admin.post(PAGE, {"code": ""}).content.decode()

    assert 'href="#id_code"' in page
    assert service.asked == []


def test_a_service_that_is_down_is_told(admin, service):
    service.trouble = "down"

    response = admin.post(PAGE, follow=True)

    assert response.status_code == 200
    assert activation.since() is None
