import pytest
from django.urls import reverse

from tests.factories.accounts import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed_in(client):
    client.force_login(make_person())
    return client


def test_opening_the_page_only_asks(signed_in):
    response = signed_in.get(reverse("account_logout"))

    assert response.status_code == 200
    assert "_auth_user_id" in signed_in.session


def test_signing_out_ends_the_session_and_empties_the_cache(signed_in):
    response = signed_in.post(reverse("account_logout"))

    assert response.url == "/"
    assert response["Clear-Site-Data"] == '"cache"'
    assert "_auth_user_id" not in signed_in.session


def test_signing_out_twice_is_no_error(client):
    assert client.post(reverse("account_logout")).status_code == 302


def test_nobody_is_led_to_another_site(signed_in):
    response = signed_in.post(reverse("account_logout"), {"next": "https://jahat.example/"})

    assert response.url == "/"


def test_the_content_admin_signs_out_the_same_way(signed_in):
    assert signed_in.post("/admin/logout/")["Clear-Site-Data"] == '"cache"'
