"""The notice: who has yet to read it, what the first sign-in shows, and how a new version is published."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import NoticeAcknowledgement, PrivacyContact, PrivacyNotice
from accounts.privacy.notices import blocks, unread_notice
from accounts.privacy.services.notices import acknowledge_notice, publish_notice
from tests.factories.accounts import PASSWORD, make_administrator, make_person

pytestmark = pytest.mark.django_db


def sign_in(client, person, **more):
    number = person.current_employment().number
    return client.post(reverse("account_login"), {"login": number, "password": PASSWORD, **more})


def publish(at, **more):
    facts = {"text_id": "Baru.", "text_en": "New.", "effective_from": at.date(), **more}
    return publish_notice(at=at, **facts)


def test_the_first_sign_in_leads_to_the_notice_and_back_to_where_one_was_going(client):
    person = make_person(informed=False)
    sign_in(client, person)

    gate = client.get("/katalog/?q=x")
    page = client.get(gate.url)
    answer = client.post(reverse("privacy:notice"), {"version": "1", "next": "/katalog/?q=x"})

    assert gate.url == f"{reverse('privacy:notice')}?next=%2Fkatalog%2F%3Fq%3Dx"
    assert "Saya sudah membaca" in page.content.decode()
    assert answer.url == "/katalog/?q=x"
    assert client.get("/katalog/?q=x").status_code == 200
    assert person.notices_read.count() == 1


def test_who_has_read_the_notice_is_not_asked_again(client):
    person = make_person()

    sign_in(client, person)

    assert client.get("/katalog/").status_code == 200


def test_a_new_version_is_shown_at_the_next_sign_in(client, at):
    person = make_person()
    publish(at, effective_from=datetime.date(2026, 2, 1))

    sign_in(client, person)

    assert client.get("/katalog/").url.startswith(reverse("privacy:notice"))


def test_before_reading_one_can_sign_out_change_the_language_and_send_forms(client):
    sign_in(client, make_person(informed=False))

    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get(reverse("privacy_notice")).status_code == 200
    assert client.post(reverse("theme:set_language"), {"language": "en", "next": "/"}).url == "/"


def test_what_a_script_fetches_is_not_led_away(client):
    sign_in(client, make_person(informed=False))

    assert client.get("/katalog/", headers={"Sec-Fetch-Dest": "empty"}).status_code == 200


def test_reading_twice_keeps_the_first_time(at):
    person, notice = make_person(informed=False), PrivacyNotice.objects.get()

    acknowledge_notice(user=person, notice=notice, at=at)
    acknowledge_notice(user=person, notice=notice, at=at + datetime.timedelta(days=1))

    assert person.notices_read.get().acknowledged_at == at


def test_a_version_that_was_not_on_the_page_is_not_confirmed(client, at):
    person = make_person(informed=False)
    client.force_login(person)
    publish(at, effective_from=datetime.date(2026, 2, 1))

    answer = client.post(reverse("privacy:notice"), {"version": "1"})

    assert answer.url == reverse("privacy:notice")
    assert person.notices_read.count() == 0


def test_the_way_back_never_leads_to_another_site(client):
    client.force_login(make_person(informed=False))

    answer = client.post(reverse("privacy:notice"), {"version": "1", "next": "https://elsewhere.example/"})

    assert answer.url == reverse("home:dashboard")


def test_a_notice_holds_from_its_day_on(at):
    tomorrow = at.date() + datetime.timedelta(days=1)
    notice = publish(at, effective_from=tomorrow)
    person = make_person(informed=False)

    assert unread_notice(user=person, on=at.date()).version == 1
    assert unread_notice(user=person, on=tomorrow) == notice


def test_publishing_the_same_again_makes_no_new_version(at):
    assert publish(at) == publish(at)
    assert PrivacyNotice.objects.count() == 2


def test_the_public_page_shows_the_notice_and_the_contact_in_few_queries(client, django_assert_num_queries):
    PrivacyContact.objects.create(name="Rina Pelindung", email="pdp@contoh.go.id")

    with django_assert_num_queries(2):
        text = client.get(reverse("privacy_notice")).content.decode()

    assert "Undang-Undang Nomor 27 Tahun 2022" in text
    assert "pdp@contoh.go.id" in text


def test_the_public_page_speaks_english(client, settings):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    assert "Law 27 of 2022" in client.get(reverse("privacy_notice")).content.decode()


def test_an_administrator_publishes_a_version_and_sets_the_contact(client):
    client.force_login(make_administrator())

    client.post(reverse("privacy:new_notice"), {"text_id": "Satu.", "text_en": "One.", "effective_from": "2026-11-01"})
    client.post(reverse("privacy:contact"), {"name": "Rina", "phone": "021-555"})

    assert PrivacyNotice.objects.first().text_id == "Satu."
    assert PrivacyContact.objects.get().name == "Rina"


def test_a_contact_that_cannot_be_reached_is_refused(client):
    client.force_login(make_administrator())

    answer = client.post(reverse("privacy:contact"), {"name": "Rina"})

    assert answer.status_code == 200
    assert not PrivacyContact.objects.exists()


def test_plain_text_becomes_headings_lists_and_paragraphs():
    text = "Awal.\n\n# Judul\n- satu\n- dua\nAkhir."

    assert blocks(text) == [
        ("paragraph", "Awal."),
        ("heading", "Judul"),
        ("list", ["satu", "dua"]),
        ("paragraph", "Akhir."),
    ]


@pytest.mark.parametrize(
    "facts",
    [
        {"version": 0, "text_id": "a", "text_en": "b"},
        {"version": 7, "text_id": "", "text_en": "b"},
        {"version": 7, "text_id": "a", "text_en": ""},
        {"version": 1, "text_id": "a", "text_en": "b"},
    ],
)
def test_the_database_refuses_a_notice_without_number_or_words(facts):
    with pytest.raises(IntegrityError), transaction.atomic():
        PrivacyNotice.objects.create(effective_from="2026-01-01", **facts)


def test_the_database_keeps_one_acknowledgement_of_a_version(at):
    person = make_person()

    with pytest.raises(IntegrityError), transaction.atomic():
        NoticeAcknowledgement.objects.create(user=person, notice=PrivacyNotice.objects.get(), acknowledged_at=at)


def test_the_database_keeps_one_contact():
    PrivacyContact.objects.create(name="Rina")

    with pytest.raises(IntegrityError), transaction.atomic():
        PrivacyContact.objects.create(pk=2, name="Budi")
