import pytest
from django.urls import reverse

from accounts.entering import known_devices
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
    rates = [rate for rates in settings.ACCOUNT_RATE_LIMITS.values() for rate in rates.split(",") if rate]

    assert settings.ACCOUNT_RATE_LIMITS["login_failed"].endswith(",5/5m/key")
    assert {rate.split("/")[1] for rate in rates} == {"m", "5m"}


def fail(client, login, times, address="10.0.0.1"):
    for _ in range(times):
        client.post(reverse("account_login"), {"login": login, "password": "bukan"}, REMOTE_ADDR=address)


def test_failing_on_purpose_elsewhere_shuts_nobody_out(client, number):
    fail(client, number, 9, address="10.9.9.9")

    response = sign_in(client, number, PASSWORD)

    assert response.status_code == 302


def test_many_addresses_that_fail_for_one_number_get_one_try_each(client, number):
    for last in range(20):
        fail(client, number, 1, address=f"10.0.1.{last}")

    fail(client, number, 1, address="10.0.2.1")
    response = client.post(reverse("account_login"), {"login": number, "password": PASSWORD}, REMOTE_ADDR="10.0.2.1")

    assert errors(response) == [TOO_MANY]


def test_even_then_the_first_try_from_an_address_is_heard(client, number):
    for last in range(25):
        fail(client, number, 1, address=f"10.0.1.{last}")

    assert sign_in(client, number, PASSWORD).status_code == 302


def test_a_device_that_signed_in_before_is_not_shut_out_by_its_own_office(client, number):
    assert sign_in(client, number, PASSWORD).status_code == 302
    colleague = type(client)()
    fail(colleague, number, 9, address="127.0.0.1")

    assert errors(sign_in(colleague, number, PASSWORD)) == [TOO_MANY]
    assert sign_in(with_cookie_of(client), number, PASSWORD).status_code == 302


def test_a_known_device_gets_five_tries_like_everyone(client, number):
    sign_in(client, number, PASSWORD)
    device = with_cookie_of(client)
    fail(device, number, 5)

    assert errors(sign_in(device, number, PASSWORD)) == [TOO_MANY]


def test_a_device_is_known_for_its_own_logins_only(client, number):
    other = make_person("Orang Lain").current_employment().number
    sign_in(client, number, PASSWORD)
    device = with_cookie_of(client)
    fail(device, other, 5, address="127.0.0.1")

    assert errors(sign_in(device, other, PASSWORD)) == [TOO_MANY]


def test_a_made_up_cookie_is_no_known_device(client, number):
    client.cookies[known_devices.COOKIE] = "e30:1abc:xyz"
    fail(client, number, 5, address="127.0.0.1")

    assert errors(sign_in(client, number, PASSWORD)) == [TOO_MANY]


def with_cookie_of(client):
    other = type(client)()
    other.cookies[known_devices.COOKIE] = client.cookies[known_devices.COOKIE].value
    return other
