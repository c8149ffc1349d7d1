import pytest
from django.urls import reverse

from tests.factories.accounts import PASSWORD, make_person

pytestmark = pytest.mark.django_db
TOO_MANY = "Terlalu banyak percobaan yang gagal. Tunggu 5 menit, lalu coba lagi."


@pytest.fixture
def number():
    return make_person().current_employment().number


def sign_in(client, login, password="bukan kata sandinya"):
    return client.post(reverse("account_login"), {"login": login, "password": password})


def errors(response):
    return response.context["form"].non_field_errors()


def test_after_five_failures_even_the_right_password_has_to_wait(client, number):
    for _ in range(5):
        sign_in(client, number)

    response = sign_in(client, number, PASSWORD)

    assert errors(response) == [TOO_MANY]
    assert "_auth_user_id" not in client.session


def test_spaces_do_not_give_further_attempts(client, number):
    for _ in range(5):
        sign_in(client, number)

    spaced = f"{number[:8]} {number[8:14]} {number[14:]}"

    assert errors(sign_in(client, spaced)) == [TOO_MANY]


def test_the_failures_of_one_number_do_not_lock_another(client, number):
    for _ in range(5):
        sign_in(client, number)

    other = make_person("Orang Lain").current_employment().number

    assert sign_in(client, other, PASSWORD).status_code == 302


def test_signing_in_often_is_no_failure(client, number):
    for _ in range(7):
        assert sign_in(client, number, PASSWORD).status_code == 302
        client.logout()


def test_a_flood_from_one_address_gets_a_page_that_says_when_to_try_again(client, settings, number):
    settings.ACCOUNT_RATE_LIMITS = {"login": "2/m/ip"}
    for _ in range(2):
        sign_in(client, number)

    response = sign_in(client, number)

    assert response.status_code == 429
    assert response["Retry-After"] == "60"
    assert "Tunggu satu menit" in response.content.decode()


def test_reading_the_page_is_never_limited(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}

    statuses = {client.get(reverse("account_login")).status_code for _ in range(3)}

    assert statuses == {200}


def test_the_ordinary_limits_are_those_that_the_pages_name(settings):
    """The words "5 minutes" and "one minute" stand in texts, which can't follow the settings."""
    limits = settings.ACCOUNT_RATE_LIMITS

    assert limits["login_failed"].endswith(",5/5m/key")
    assert {
        rate.split("/")[1] for name, rates in limits.items() if name != "login_failed" for rate in rates.split(",")
    } == {"m"}
