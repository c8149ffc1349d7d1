import re
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.urls import reverse

from accounts.identity_numbers import grouped
from accounts.models import User
from tests.factories.accounts import PASSWORD, make_number, make_person, make_unit

pytestmark = pytest.mark.django_db
WRONG = "Nomor atau surel dan kata sandi tidak cocok. Periksa keduanya, lalu coba lagi."


@pytest.fixture
def person():
    return make_person(email="siti@contoh.go.id")


@pytest.fixture
def number(person):
    return person.current_employment().number


def sign_in(client, login, password=PASSWORD, **fields):
    return client.post(reverse("account_login"), {"login": login, "password": password, **fields})


def signed_in_as(client):
    return int(client.session["_auth_user_id"]) if "_auth_user_id" in client.session else None


def errors(response):
    return [message for messages in response.context["form"].errors.values() for message in messages]


def without_what_was_typed(response):
    return re.sub(r'value="[^"]*"', "", response.content.decode())


@pytest.mark.parametrize("typed", [str, grouped, lambda number: f" {number[:8]}.{number[8:]}\u00a0"])
def test_a_number_opens_the_account_however_it_is_spaced(client, person, number, typed):
    response = sign_in(client, typed(number))

    assert response.url == reverse("home:dashboard")
    assert signed_in_as(client) == person.pk


@pytest.mark.parametrize("login", ["siti@contoh.go.id", "Siti@Contoh.go.id", " siti@contoh.go.id "])
def test_an_address_opens_the_account_in_any_case(client, person, login):
    sign_in(client, login)

    assert signed_in_as(client) == person.pk


def test_a_number_that_has_ended_opens_nothing(client, person, number):
    person.employments.update(ended_on="2026-01-01")

    response = sign_in(client, number)

    assert errors(response) == [WRONG]


def test_a_new_number_opens_the_account_and_the_old_one_no_longer(client, person, number):
    new = make_number("PPPK")
    person.employments.update(ended_on="2026-01-01")
    person.employments.create(number=new, status="PPPK", unit=make_unit(), started_on="2026-01-01")

    assert errors(sign_in(client, number)) == [WRONG]
    assert sign_in(client, new).status_code == 302


def test_an_inactive_person_is_answered_like_a_stranger(client, person, number):
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert errors(sign_in(client, number)) == [WRONG]
    assert errors(sign_in(client, "siti@contoh.go.id")) == [WRONG]


def test_unknown_number_and_wrong_password_get_the_same_page(client, number):
    unknown = sign_in(client, make_number())
    wrong = sign_in(client, number, password="bukan kata sandinya")

    assert errors(unknown) == errors(wrong) == [WRONG]
    assert unknown.status_code == wrong.status_code == 200
    assert without_what_was_typed(unknown) == without_what_was_typed(wrong)


@pytest.mark.parametrize("case", ["right", "wrong password", "unknown number", "unknown address", "inactive"])
def test_every_attempt_hashes_one_password(client, person, number, case):
    if case == "inactive":
        User.objects.filter(pk=person.pk).update(is_active=False)
    login = {"unknown number": make_number(), "unknown address": "tidak@ada.go.id"}.get(case, number)

    with patch.object(MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode) as encode:
        sign_in(client, login, password=PASSWORD if case == "right" else "bukan kata sandinya")

    assert encode.call_count == 1


@pytest.mark.parametrize("is_known", [True, False])
def test_known_and_unknown_numbers_cost_the_same_queries(client, number, is_known, django_assert_num_queries):
    with django_assert_num_queries(2):  # one looks the person up, one adds to the audit trail
        sign_in(client, number if is_known else make_number(), password="bukan kata sandinya")


@pytest.mark.parametrize(
    ("login", "part"),
    [
        ("1990 0101 2021", "nomor ini 12 angka"),
        ("1.99001E+17", "Lembar kerja mengubah"),
        ("199001012021012000", "merusak"),
        ("budi", "18 angka, atau alamat surel"),
        ("", "Isi NIP atau surel"),
    ],
)
def test_a_text_that_cannot_be_a_number_is_explained_without_looking_anyone_up(
    client, login, part, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = sign_in(client, login)

    assert part in errors(response)[0]
    assert "#id_login" in response.content.decode()


def test_the_password_is_not_sent_back(client, number):
    response = sign_in(client, number, password="rahasia sekali")

    assert "rahasia sekali" not in response.content.decode()


def test_the_fields_help_phones_and_password_managers(client):
    page = client.get(reverse("account_login")).content.decode()

    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert 'inputmode="email"' in page
    assert 'autocapitalize="none"' in page


def test_opening_the_page_asks_and_writes_nothing(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(reverse("account_login"))

    assert response.status_code == 200
    assert "sessionid" not in response.cookies


def test_signing_in_gives_a_new_session(client, number):
    client.get(reverse("account_login"))
    session = client.session
    session["before"] = True
    session.save()
    old_key = session.session_key

    sign_in(client, number)

    assert client.session.session_key != old_key


def test_without_a_wish_the_session_ends_with_the_browser(client, number):
    sign_in(client, number)

    assert client.session.get_expire_at_browser_close()


def test_on_wish_the_session_stays_for_two_weeks(client, number):
    sign_in(client, number, remember="on")

    assert client.session.get_expiry_age() == 14 * 24 * 60 * 60


def test_after_signing_in_one_lands_where_one_wanted_to_go(client, number):
    assert sign_in(client, number, next="/kompetensi/").url == "/kompetensi/"


@pytest.mark.parametrize(
    "target", ["https://jahat.example/", "//jahat.example/", "javascript:alert(1)", "/\\jahat.example"]
)
def test_nobody_is_led_to_another_site(client, number, target):
    assert sign_in(client, number, next=target).url == reverse("home:dashboard")


def test_whoever_is_signed_in_already_goes_on(client, person):
    client.force_login(person)

    assert client.get(reverse("account_login")).url == reverse("home:dashboard")
    assert client.get(reverse("account_login"), {"next": "/kompetensi/"}).url == "/kompetensi/"


def test_signing_in_leaves_no_message_behind(client, number):
    sign_in(client, number)

    assert "messages" not in client.cookies


def test_a_page_loads_session_and_person_in_two_queries(client, person, django_assert_num_queries):
    client.force_login(person)

    with django_assert_num_queries(2):
        client.get(reverse("account_change_password"))


def test_nobody_signs_up_alone(client):
    assert client.get("/akun/signup/").status_code == 404
    assert client.get("/akun/daftar/").status_code == 404


def test_the_page_remembers_where_one_wanted_to_go(client):
    page = client.get(reverse("account_login"), {"next": "/kompetensi/"}).content.decode()

    assert '<input type="hidden" name="next" value="/kompetensi/">' in page
