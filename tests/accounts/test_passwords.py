import re

import pytest
from django.urls import reverse
from kombu.exceptions import OperationalError

from accounts import tasks
from accounts.models import User
from tests.factories.accounts import PASSWORD, make_person

pytestmark = pytest.mark.django_db
NEW = "kopi-tubruk-pagi-hari"


@pytest.fixture
def person():
    return make_person("Siti Aminah", email="siti@contoh.go.id", title_after="S.Kom.")


def ask_for_a_link(client, email):
    return client.post(reverse("account_reset_password"), {"email": email}, follow=True)


def link_in(mail):
    return re.search(r"https?://[^/]+(/akun/kata-sandi/baru/\S+)", mail.body).group(1)


def change_password(client, old=PASSWORD, new=NEW, again=NEW):
    fields = {"oldpassword": old, "password1": new, "password2": again}
    return client.post(reverse("account_change_password"), fields)


def test_a_link_goes_to_the_recorded_address_in_any_case(client, person, mailoutbox):
    ask_for_a_link(client, "SITI@contoh.go.id")

    assert [mail.to for mail in mailoutbox] == [["siti@contoh.go.id"]]
    assert "Siti Aminah, S.Kom." in mailoutbox[0].body
    assert "4 jam" in mailoutbox[0].body


def test_known_and_unknown_addresses_get_the_same_page(client, person, mailoutbox):
    known = ask_for_a_link(client, "siti@contoh.go.id")
    unknown = ask_for_a_link(client, "tidak@ada.go.id")

    assert known.redirect_chain == unknown.redirect_chain
    assert known.content == unknown.content
    assert len(mailoutbox) == 1


def test_a_broker_out_of_reach_changes_nothing_in_the_answer(client, person, monkeypatch, caplog):
    usual = ask_for_a_link(client, "siti@contoh.go.id")

    def refuse(*args, **kwargs):
        raise OperationalError("Connection refused")

    monkeypatch.setattr(tasks.mail_password_link, "delay", refuse)
    answer = ask_for_a_link(client, "siti@contoh.go.id")

    assert (answer.status_code, answer.content) == (200, usual.content)
    assert "was not mailed" in caplog.text


def test_an_inactive_person_gets_no_link(client, person, mailoutbox):
    User.objects.filter(pk=person.pk).update(is_active=False)

    ask_for_a_link(client, "siti@contoh.go.id")

    assert mailoutbox == []


def test_the_link_names_the_site_of_the_settings_and_not_of_the_request(client, person, mailoutbox, settings):
    client.post(reverse("account_reset_password"), {"email": person.email}, HTTP_HOST="jahat.example")

    assert settings.SITE_URL in mailoutbox[0].body
    assert "jahat" not in mailoutbox[0].body


def test_with_the_link_one_chooses_a_new_password_and_signs_in(client, person, mailoutbox):
    ask_for_a_link(client, person.email)
    link = link_in(mailoutbox[0])
    assert "Pilih kata sandi baru" in client.get(link).content.decode()

    client.post(link, {"password1": NEW, "password2": NEW})

    assert client.login(login=person.email, password=NEW)
    assert not client.login(login=person.email, password=PASSWORD)


def test_the_link_works_once(client, person, mailoutbox):
    ask_for_a_link(client, person.email)
    link = link_in(mailoutbox[0])
    client.post(link, {"password1": NEW, "password2": NEW})

    again = client.post(link, {"password1": "kata-sandi-lain-lagi", "password2": "kata-sandi-lain-lagi"})

    assert again.status_code == 410
    assert "tidak berlaku lagi" in again.content.decode()
    assert User.objects.get(pk=person.pk).check_password(NEW)


@pytest.mark.parametrize("path", ["1-c1abc2-0123456789abcdef", "zzzzzzzzzzzzzzzzzz-x", "0-x"])
def test_a_made_up_link_opens_nothing(client, person, path):
    assert client.get(f"/akun/kata-sandi/baru/{path}/").status_code == 410


def test_the_link_of_someone_made_inactive_opens_nothing(client, person, mailoutbox):
    ask_for_a_link(client, person.email)
    User.objects.filter(pk=person.pk).update(is_active=False)

    assert client.get(link_in(mailoutbox[0])).status_code == 410


def test_the_page_behind_a_link_tells_other_sites_nothing(client, person, mailoutbox):
    ask_for_a_link(client, person.email)

    response = client.get(link_in(mailoutbox[0]))

    assert response["Referrer-Policy"] == "same-origin"
    assert "no-store" in response["Cache-Control"]


def test_asking_too_often_is_limited(client, person, mailoutbox):
    for _ in range(5):
        ask_for_a_link(client, person.email)

    assert ask_for_a_link(client, person.email).status_code == 429
    assert len(mailoutbox) == 5


def test_asking_too_often_elsewhere_keeps_nobody_from_a_link(client, person, mailoutbox):
    fields = {"email": person.email}
    for _ in range(6):
        client.post(reverse("account_reset_password"), fields, REMOTE_ADDR="10.9.9.9")

    assert ask_for_a_link(client, person.email).status_code == 200
    assert len(mailoutbox) == 6


def test_changing_the_password_keeps_this_session_and_ends_the_others(client, person):
    other = type(client)()
    client.force_login(person)
    other.force_login(person)

    response = change_password(client)

    assert response.url == reverse("accounts:security")
    assert client.get(reverse("accounts:settings")).status_code == 200
    assert other.post(reverse("account_change_password")).url.startswith(reverse("account_login"))


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"old": "salah"}, "bukan kata sandi Anda saat ini"),
        ({"again": "lain-lagi-sama-sekali"}, "sama"),
        ({"new": "pendek", "again": "pendek"}, "10"),
        ({"new": "123456789012", "again": "123456789012"}, "angka"),
        ({"new": "", "again": ""}, "Isi kata sandi baru"),
    ],
)
def test_a_refused_password_says_why(client, person, fields, part):
    client.force_login(person)

    response = change_password(client, **fields)

    assert part in str(response.context["form"].errors)
    assert User.objects.get(pk=person.pk).check_password(PASSWORD)


def test_changing_needs_someone_signed_in(client):
    response = client.get(reverse("account_change_password"))

    assert response.url.startswith(reverse("account_login"))
