"""The register of breaches: the clock, the people affected, the letters, and who was told."""

import datetime
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import BreachIncident, BreachSubject, DataCategory, PrivacyContact
from accounts.privacy.services import breaches, letters
from tests.factories.accounts import make_person, make_unit
from tests.factories.privacy import make_breach, make_dpo

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def unit():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def officer(unit):
    return make_dpo(unit, email="dpo@contoh.go.id")


@pytest.fixture
def incident(unit, officer, at):
    return make_breach(unit, at, officer=officer)


def add(client, incident, **facts):
    return client.post(reverse("privacy:add_breach_people", args=[incident.public_id]), facts, follow=True)


def act(client, incident, name):
    client.post(reverse("privacy:breach_act", args=[incident.public_id]), {"act": name})
    incident.refresh_from_db()


def test_the_notice_is_due_three_times_24_hours_after_it_was_found(incident, at):
    assert incident.due_at == at + 72 * HOUR
    assert not incident.is_overdue(at + 72 * HOUR)
    assert incident.is_overdue(at + 73 * HOUR)


def test_an_officer_records_an_incident_once(client, unit, officer):
    client.force_login(officer)
    facts = {
        "title": "Laptop hilang",
        "unit": unit.public_id,
        "happened_at": "2026-01-01T08:00",
        "found_at": "2026-01-02T08:00",
        "data_categories": DataCategory.objects.values_list("pk", flat=True)[:2],
        "people_count": "12",
        "cause": "Dicuri.",
        "measures": "Kata sandi diganti.",
    }

    client.post(reverse("privacy:new_breach"), facts)
    client.post(reverse("privacy:new_breach"), facts)

    incident = BreachIncident.objects.get()
    assert incident.recorded_by == officer
    assert incident.data_categories.count() == 2


@pytest.mark.parametrize("found_at", ["2025-12-31T08:00", "2999-01-01T08:00"])
def test_an_incident_is_found_after_it_happened_and_not_in_the_future(client, unit, officer, found_at):
    client.force_login(officer)

    page = client.post(reverse("privacy:new_breach"), {"happened_at": "2026-01-01T08:00", "found_at": found_at})

    assert "found_at" in page.context["form"].errors


def test_an_officer_of_another_agency_finds_nothing(client, incident):
    client.force_login(make_dpo(make_unit("Pemerintah Kota Lain")))

    assert incident.title not in client.get(reverse("privacy:breaches")).content.decode()
    assert client.get(reverse("privacy:breach", args=[incident.public_id])).status_code == 404
    assert client.get(reverse("privacy:breach_letter", args=[incident.public_id, "orang"])).status_code == 404


def test_a_unit_and_pasted_numbers_are_added_once(client, unit, officer, incident):
    part = make_unit("Dinas Kominfo", unit)
    person, other = make_person("Yuliana", unit=part), make_person("Budi", unit=unit)
    stranger = make_person("Orang Lain", unit=make_unit("Pemerintah Kota Lain"))
    numbers = [each.current_employment().number for each in (person, other, stranger)]
    client.force_login(officer)

    page = add(client, incident, unit=part.public_id, numbers="\n".join(numbers))
    add(client, incident, unit=part.public_id)

    assert set(incident.subjects.values_list("user", flat=True)) == {person.pk, other.pk}
    assert numbers[2] in page.content.decode()
    incident.refresh_from_db()
    assert incident.people_count == 2


def test_broken_numbers_are_named(client, officer, incident):
    client.force_login(officer)

    page = add(client, incident, numbers="12345")

    assert "12345" in str(page.context["form"].errors)


def test_the_affected_are_told_by_mail_once_and_the_others_by_letter(
    client, unit, officer, incident, django_capture_on_commit_callbacks
):
    make_person("Yuliana", unit=unit, email="yuli@contoh.go.id")
    make_person("Tanpa Surel", unit=unit)
    client.force_login(officer)
    add(client, incident, unit=unit.public_id)

    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            act(client, incident, "mail")
    act(client, incident, "letters_sent")

    sent = [message.to for message in mail.outbox]
    assert sorted(sent) == [["dpo@contoh.go.id"], ["yuli@contoh.go.id"]]
    assert "Salah memilih penerima." in mail.outbox[0].body
    assert set(incident.subjects.values_list("channel", flat=True)) == {"mail", "letter"}
    assert not letters.unfinished_mailings().exists()


def test_a_mailing_cut_short_goes_on(unit, officer, incident, at):
    person = make_person("Yuliana", unit=unit, email="yuli@contoh.go.id")
    breaches.tell_people(incident=incident, at=at)
    BreachSubject.objects.create(incident=incident, user=person)
    incident.refresh_from_db()

    assert letters.unfinished_mailings().get() == incident
    assert letters.mail_breach(incident=incident, at=at) == 1


def test_whom_the_mail_server_refused_is_told_the_next_time(incident, unit, at, settings):
    BreachSubject.objects.create(incident=incident, user=make_person(unit=unit, email="a@contoh.go.id"))
    incident = breaches.tell_people(incident=incident, at=at)

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(OSError, match="refused"):
        letters.mail_breach(incident=incident, at=at)

    assert incident.subjects.get().told_at is None


def test_nobody_is_mailed_before_somebody_says_so(incident, unit, at):
    BreachSubject.objects.create(incident=incident, user=make_person(unit=unit, email="a@contoh.go.id"))

    assert letters.mail_breach(incident=incident, at=at) == 0
    assert mail.outbox == []


def test_the_letters_say_what_article_46_wants(client, officer, incident):
    PrivacyContact.objects.create(name="Rina Pelindung", email="pdp@contoh.go.id")
    client.force_login(officer)

    for receiver in ("orang", "lembaga"):
        text = client.get(reverse("privacy:breach_letter", args=[incident.public_id, receiver])).content.decode()
        for part in (
            "Identitas pegawai",
            "Salah memilih penerima.",
            "menghapus berkas itu",
            "Rina Pelindung",
            "Pasal 46",
        ):
            assert part in text


def test_there_is_no_letter_to_anybody_else(client, officer, incident):
    client.force_login(officer)

    assert client.get(reverse("privacy:breach_letter", args=[incident.public_id, "pers"])).status_code == 404


def test_a_closed_incident_is_a_record(client, officer, incident, at):
    client.force_login(officer)
    act(client, incident, "agency_told")
    assert incident.status == "notified"
    act(client, incident, "close")

    act(client, incident, "mail")

    assert (incident.status, incident.people_told_at) == ("closed", None)
    with pytest.raises(breaches.BreachIsClosed):
        breaches.tell_agency(incident=incident, at=at)


def test_the_register_costs_a_fixed_number_of_queries(client, unit, officer, at, django_assert_max_num_queries):
    for number in range(5):
        make_breach(unit, at, officer=officer, title=f"Insiden {number}")
    client.force_login(officer)

    with django_assert_max_num_queries(7):
        client.get(reverse("privacy:breaches"))


@pytest.mark.parametrize(
    "facts",
    [
        {"found_at": -48},
        {"due_at": -48},
        {"status": "closed"},
        {"closed_at": 1},
        {"status": "notified"},
    ],
)
def test_the_database_refuses_an_incident_that_contradicts_itself(incident, at, facts):
    moved = {name: at + value * HOUR if isinstance(value, int) else value for name, value in facts.items()}

    with pytest.raises(IntegrityError), transaction.atomic():
        BreachIncident.objects.filter(pk=incident.pk).update(**moved)


@pytest.mark.parametrize("facts", [{"channel": "mail"}, {"told": True}])
def test_the_database_refuses_somebody_told_by_nothing_or_never(incident, unit, at, facts):
    told_at = at if facts.pop("told", False) else None

    with pytest.raises(IntegrityError), transaction.atomic():
        BreachSubject.objects.create(incident=incident, user=make_person(unit=unit), told_at=told_at, **facts)


def test_the_database_lists_a_person_once(incident, unit):
    person = make_person(unit=unit)
    BreachSubject.objects.create(incident=incident, user=person)

    with pytest.raises(IntegrityError), transaction.atomic():
        BreachSubject.objects.create(incident=incident, user=person)


class RefusesFirst:
    """A mail server that does not know one address."""

    def __init__(self, **options):
        pass

    def send_messages(self, messages):
        if messages[0].to == ["salah@contoh.go.id"]:
            raise SMTPRecipientsRefused({})
        mail.outbox.extend(messages)
        return len(messages)


def test_one_bad_address_keeps_the_notice_from_nobody_else(incident, unit, at, settings):
    settings.EMAIL_BACKEND = "tests.accounts.privacy.test_breaches.RefusesFirst"
    for name in ("salah", "betul"):
        incident.subjects.create(user=make_person(name, unit=unit, email=f"{name}@contoh.go.id"))
    BreachIncident.objects.filter(pk=incident.pk).update(people_told_at=at)
    incident.refresh_from_db()

    with pytest.raises(SMTPRecipientsRefused):
        letters.mail_breach(incident=incident, at=at)

    assert incident.subjects.get(user__full_name="betul").told_at == at
    assert incident.subjects.get(user__full_name="salah").told_at is None
