"""Data requests: the person's side, the officer's desk, the clock, and what the database refuses."""

import datetime

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import AuditEntry, DataRequest
from accounts.privacy.services import letters, requests
from tests.factories.accounts import make_hr_officer, make_person, make_unit
from tests.factories.privacy import make_dpo, make_request

pytestmark = pytest.mark.django_db


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def person(agency):
    return make_person("Yuliana Wati", unit=make_unit("Dinas Kominfo", agency), email="yuli@contoh.go.id")


@pytest.fixture
def officer(agency):
    return make_dpo(agency)


def test_a_request_is_due_after_three_times_24_hours(person, at):
    request = make_request(person, at)

    assert request.due_at == at + datetime.timedelta(hours=72)
    assert not request.is_overdue(at + datetime.timedelta(hours=72))
    assert request.is_overdue(at + datetime.timedelta(hours=72, seconds=1))


def test_asking_twice_is_one_request(person, at):
    assert make_request(person, at) == make_request(person, at)


def test_a_person_asks_follows_and_withdraws(client, person):
    client.force_login(person)

    client.post(reverse("privacy:requests"), {"kind": "erasure", "wish": "Hapus data saya."})
    request = person.data_requests.get()
    client.post(reverse("privacy:withdraw_request", args=[request.public_id]))

    request.refresh_from_db()
    assert request.status == "withdrawn"
    assert "ditarik kembali" in client.get(reverse("privacy:request", args=[request.public_id])).content.decode()


def test_a_request_without_words_is_refused_with_advice(client, person):
    client.force_login(person)

    page = client.post(reverse("privacy:requests"), {"kind": "access"}).content.decode()

    assert "Jelaskan permintaan Anda" in page
    assert not DataRequest.objects.exists()


def test_someone_elses_request_is_not_there(client, person, at):
    request = make_request(person, at)
    client.force_login(make_person("Budi", unit=person.current_employment().unit))

    assert client.get(reverse("privacy:request", args=[request.public_id])).status_code == 404
    assert client.post(reverse("privacy:withdraw_request", args=[request.public_id])).status_code == 404


def test_a_stranger_signs_in_first(client, person, at):
    url = reverse("privacy:request", args=[make_request(person, at).public_id])

    assert client.get(url).url.startswith(reverse("account_login"))


def test_the_desk_shows_what_is_due_first_and_marks_what_is_late(client, person, officer, at):
    make_request(person, at.replace(year=2025), kind="erasure")
    make_request(person, at.replace(year=2099), kind="access")
    client.force_login(officer)

    page = client.get(reverse("privacy:desk")).content.decode()

    assert page.count("terlambat") == 1
    assert page.index("Menghapus data saya") < page.index("Melihat atau menerima")


def test_the_desk_ends_at_the_officers_unit(client, person, at):
    request = make_request(person, at)
    client.force_login(make_dpo(make_unit("Pemerintah Kota Lain")))

    assert "Yuliana" not in client.get(reverse("privacy:desk")).content.decode()
    assert client.get(reverse("privacy:handle", args=[request.public_id])).status_code == 404


def test_an_officer_without_the_power_finds_no_desk(client, agency):
    client.force_login(make_hr_officer(agency))

    assert client.get(reverse("privacy:desk")).status_code == 404


def test_nobody_handles_their_own_request(client, officer, at):
    request = make_request(officer, at)
    client.force_login(officer)

    assert client.get(reverse("privacy:handle", args=[request.public_id])).status_code == 404


def test_an_officer_takes_on_and_answers(client, person, officer, at, django_capture_on_commit_callbacks):
    request = make_request(person, at)
    client.force_login(officer)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("privacy:take", args=[request.public_id]))
        client.post(reverse("privacy:answer", args=[request.public_id]), {"answer": "Gelar telah diperbaiki."})

    request.refresh_from_db()
    assert (request.status, request.assigned_to) == ("done", officer)
    assert "Permintaan data Anda: selesai" in [message.subject for message in mail.outbox]
    assert all(message.to == ["yuli@contoh.go.id"] for message in mail.outbox)


def test_each_standing_is_told_once(person, at):
    request = make_request(person, at)

    letters.tell_person(request=request)
    request.refresh_from_db()
    letters.tell_person(request=request)

    assert len(mail.outbox) == 1
    assert not letters.untold_requests().exists()


def test_a_refusal_needs_a_reason_that_the_law_knows(client, person, officer, at):
    request = make_request(person, at)
    url = reverse("privacy:refuse", args=[request.public_id])
    client.force_login(officer)

    client.post(url, {"refusal-refusal": "because", "refusal-answer": "Tidak."})
    client.post(url, {"refusal-refusal": "legal_duty"})
    request.refresh_from_db()
    assert request.status == "received"
    client.post(url, {"refusal-refusal": "legal_duty", "refusal-answer": "Arsip wajib disimpan."})

    request.refresh_from_db()
    assert (request.status, request.refusal) == ("refused", "legal_duty")


def test_a_closed_request_stays_as_it_is(person, officer, at):
    request = make_request(person, at)
    requests.answer_request(request=request, officer=officer, answer="Sudah.", at=at)

    with pytest.raises(requests.RequestIsClosed):
        requests.refuse_request(request=request, officer=officer, refusal="others", answer="Tidak.", at=at)
    with pytest.raises(requests.RequestIsClosed):
        requests.withdraw_request(request=request, at=at)
    with pytest.raises(requests.RequestIsClosed):
        requests.take_request(request=request, officer=officer)


def test_a_correction_changes_the_name_and_is_in_the_trail(client, person, officer, at):
    request = make_request(person, at)
    client.force_login(officer)

    client.post(
        reverse("privacy:correct", args=[request.public_id]),
        {"full_name": "Yuliana Wati", "title_after": "S.Kom.", "email": "Yuli@contoh.go.id"},
    )

    person.refresh_from_db()
    assert person.title_after == "S.Kom."
    assert AuditEntry.objects.filter(action="person.corrected", actor_id=officer.public_id).exists()


def test_a_correction_to_an_address_that_is_taken_is_refused(client, person, officer, at):
    make_person("Budi", email="budi@contoh.go.id")
    request = make_request(person, at)
    client.force_login(officer)

    page = client.post(
        reverse("privacy:correct", args=[request.public_id]), {"full_name": "Y", "email": "budi@contoh.go.id"}
    )

    assert "Akun lain memakai alamat ini" in page.content.decode()


def test_looking_at_a_request_is_in_the_audit_trail(client, person, officer, at):
    client.force_login(officer)

    client.get(reverse("privacy:handle", args=[make_request(person, at).public_id]))

    assert AuditEntry.objects.filter(action="person.viewed", subject_id=person.public_id).exists()


def test_the_desk_costs_a_fixed_number_of_queries(client, person, officer, at, django_assert_max_num_queries):
    for kind in DataRequest.Kind.values:
        make_request(person, at, kind=kind)
    client.force_login(officer)

    with django_assert_max_num_queries(8):
        client.get(reverse("privacy:desk"))


@pytest.mark.parametrize(
    "facts",
    [
        {"status": "done", "answer": "x"},
        {"closed_at": "later"},
        {"status": "done", "closed_at": "later"},
        {"status": "refused", "closed_at": "later", "answer": "x"},
        {"status": "refused", "closed_at": "later", "refusal": "others"},
        {"refusal": "others"},
        {"status": "withdrawn", "closed_at": "earlier"},
        {"due_at": "earlier"},
    ],
)
def test_the_database_refuses_a_request_that_contradicts_itself(person, at, facts):
    moments = {"later": at + datetime.timedelta(hours=1), "earlier": at - datetime.timedelta(hours=1)}
    known = {"kind": "access", "wish": "x", "received_at": at, "due_at": at + datetime.timedelta(hours=72)}
    facts = {name: moments.get(value, value) for name, value in facts.items()}

    with pytest.raises(IntegrityError), transaction.atomic():
        DataRequest.objects.create(person=person, **{**known, **facts})


def test_the_database_keeps_one_open_request_of_a_kind(person, at):
    make_request(person, at)

    with pytest.raises(IntegrityError), transaction.atomic():
        DataRequest.objects.create(
            person=person, kind="correction", wish="x", received_at=at, due_at=at + datetime.timedelta(hours=72)
        )


def test_the_trail_names_a_request_by_its_kind_and_day(client, person, officer, at):
    data_request = make_request(person, at=at)
    client.force_login(officer)
    client.get(reverse("privacy:handle", args=[data_request.public_id]))

    targets = set(AuditEntry.objects.filter(subject_id=person.public_id).values_list("target", flat=True))

    assert str(data_request) in targets
    assert not any(str(data_request.public_id) in target for target in targets)
