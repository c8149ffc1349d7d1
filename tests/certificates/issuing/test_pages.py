import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.office import tasks_of
from certificates.issuing import batches
from certificates.models import Certificate, IssuingBatch, VoidedNumber
from tests.factories.accounts import give_role, make_officer, make_person
from tests.factories.batches import ask_for_batches, make_batch, make_finished, make_issuing_officer, work
from tests.factories.certificates import make_certificate, make_cohort, make_training_unit, make_version
from tests.factories.keys import make_platform_keys

pytestmark = pytest.mark.django_db
START = "/penerbitan/"


@pytest.fixture
def cohort(at):
    return make_finished(at)


@pytest.fixture
def officer(cohort):
    return make_issuing_officer(cohort, full_name="Petugas Terbit")


@pytest.fixture
def signatory(cohort):
    return make_issuing_officer(cohort, "signatory", full_name="Ratna Dewi")


@pytest.fixture
def stranger():
    agency = make_training_unit("Pemerintah Kota Mekarsari").get_root()
    return make_officer("agency_administrator", agency, full_name="Petugas Lain")


def text_of(response):
    assert response.status_code == 200
    return " ".join(response.content.decode().replace("<wbr>", "").split())


def address(name, thing):
    return reverse(f"certificates:{name}", args=[thing.public_id])


def test_cohorts_with_something_to_issue_are_listed(client, cohort, officer, at):
    done = make_cohort(version=make_version(title="Pelatihan tuntas"))
    make_certificate(at, cohort=done)
    client.force_login(officer)

    page, everything = text_of(client.get(START)), text_of(client.get(f"{START}?tampil=semua"))

    assert cohort.name in page
    assert "Pelatihan tuntas" not in page
    assert "Pelatihan tuntas" in everything


def test_cohorts_of_another_agency_are_neither_listed_nor_found(client, cohort, stranger):
    client.force_login(stranger)

    assert cohort.name not in text_of(client.get(f"{START}?tampil=semua"))
    assert client.get(address("issuing_cohort", cohort)).status_code == 404
    assert client.post(address("prepare_batch", cohort)).status_code == 404


def test_learners_find_no_such_page(client, cohort):
    client.force_login(make_person())

    assert client.get(START).status_code == 404


def test_the_organiser_of_a_course_issues_for_its_cohorts_and_no_others(client, cohort, at):
    organiser = give_role(make_person(), "organiser", course_key=cohort.course_key)
    elsewhere = make_finished(at, cohort=make_cohort(version=make_version(code="LDA-102")))
    client.force_login(organiser)

    assert client.get(address("issuing_cohort", cohort)).status_code == 200
    assert client.get(address("issuing_cohort", elsewhere)).status_code == 404
    assert START in [task.url for task in tasks_of(organiser)]


def test_the_dry_run_shows_names_as_printed_and_masked_numbers(client, cohort, officer):
    client.force_login(officer)
    number = cohort.enrolments.first().learner.current_employment().number

    page = text_of(client.get(address("issuing_cohort", cohort)))

    assert "Peserta 1" in page
    assert number not in page.replace(" ", "")
    assert number[:4] in page
    assert AuditEntry.objects.filter(action="cohort.readiness_viewed").count() == 1


def test_where_two_people_are_needed_no_number_by_hand_is_offered(client, cohort, officer):
    client.force_login(officer)
    link = address("number_by_hand", cohort.enrolments.first())
    before = text_of(client.get(address("issuing_cohort", cohort)))

    ask_for_batches(cohort, needs_two_people=True)

    assert link in before
    assert link not in text_of(client.get(address("issuing_cohort", cohort)))


def test_the_dry_run_costs_the_same_for_one_and_for_many(client, cohort, officer, at, django_assert_max_num_queries):
    make_finished(at, number=12, cohort=cohort)
    client.force_login(officer)
    client.get(address("issuing_cohort", cohort))

    with django_assert_max_num_queries(24):
        client.get(address("issuing_cohort", cohort))
    with django_assert_max_num_queries(12):
        client.get(START)


def test_a_batch_is_prepared_and_shown_with_its_people(client, cohort, officer):
    client.force_login(officer)

    response = client.post(address("prepare_batch", cohort))

    batch = IssuingBatch.objects.get()
    assert response.url == address("batch", batch)
    page = text_of(client.get(response.url))
    assert "Peserta 3" in page
    assert "http-equiv" in page


def test_sending_the_form_twice_prepares_one_batch(client, cohort, officer):
    client.force_login(officer)

    urls = [client.post(address("prepare_batch", cohort)).url for _ in range(2)]

    assert urls[0] == urls[1]
    assert IssuingBatch.objects.count() == 1


def test_a_cohort_without_anybody_ready_prepares_nothing(client, officer, at):
    empty = make_cohort()
    client.force_login(officer)

    response = client.post(address("prepare_batch", empty))

    assert response.url == address("issuing_cohort", empty)
    assert not IssuingBatch.objects.exists()


def test_the_script_is_told_how_far_the_batch_is(client, cohort, officer, at):
    make_platform_keys()
    batch = make_batch(cohort, officer, at)
    client.force_login(officer)

    before = client.get(address("batch_progress", batch)).json()
    work(batch, at)
    after = client.get(address("batch_progress", batch)).json()

    assert (before["done"], before["total"], before["is_at_work"]) == (0, 3, True)
    assert (after["done"], after["total"], after["is_at_work"]) == (3, 3, False)


def test_the_page_of_a_done_batch_names_its_numbers(client, cohort, officer, at, django_assert_max_num_queries):
    make_platform_keys()
    batch = work(make_batch(cohort, officer, at), at)
    client.force_login(officer)

    with django_assert_max_num_queries(18):
        page = text_of(client.get(address("batch", batch)))

    assert Certificate.objects.first().number in page
    assert "http-equiv" not in page


def test_a_signatory_approves_what_somebody_else_prepared(client, cohort, officer, signatory, at):
    ask_for_batches(cohort, needs_two_people=True)
    batch = make_batch(cohort, officer, at)
    client.force_login(signatory)
    assert cohort.name in text_of(client.get(START))
    assert address("approve_batch", batch) in text_of(client.get(address("batch", batch)))

    client.post(address("approve_batch", batch))

    batch.refresh_from_db()
    assert batch.approved_by == signatory


def test_who_may_not_sign_cannot_approve(client, cohort, officer, signatory, at):
    ask_for_batches(cohort, needs_two_people=True)
    batch = make_batch(cohort, signatory, at)
    client.force_login(officer)

    assert client.post(address("approve_batch", batch)).status_code == 404
    batch.refresh_from_db()
    assert batch.state == "prepared"


def test_a_signatory_is_told_that_a_batch_of_their_own_waits_for_somebody_else(client, cohort, signatory, at):
    ask_for_batches(cohort, needs_two_people=True)
    batch = make_batch(cohort, signatory, at)
    client.force_login(signatory)

    page = text_of(client.get(address("batch", batch)))
    client.post(address("approve_batch", batch))

    assert address("approve_batch", batch) not in page
    batch.refresh_from_db()
    assert batch.state == "prepared"


def test_a_waiting_batch_stands_on_the_page_of_tasks_of_who_may_approve_it(cohort, officer, signatory, at):
    ask_for_batches(cohort, needs_two_people=True)
    make_batch(cohort, officer, at)

    waiting = {
        user.pk: next(task for task in tasks_of(user) if task.url == START).waiting(user)
        for user in (officer, signatory)
    }

    assert waiting[officer.pk] == ""
    assert "1" in waiting[signatory.pk]


def test_a_batch_is_paused_resumed_and_cancelled_from_its_page(client, cohort, officer, at):
    batch = make_batch(cohort, officer, at)
    client.force_login(officer)
    states = []

    for name, form in (("pause", {}), ("resume", {}), ("cancel", {}), ("cancel", {"note": "Keliru angkatan"})):
        client.post(address(f"{name}_batch", batch), form)
        states.append(IssuingBatch.objects.get().state)

    assert states == ["paused", "running", "running", "cancelled"]


def test_a_change_that_comes_too_late_is_told(client, cohort, officer, at):
    batch = make_batch(cohort, officer, at)
    batches.cancel(batch=batch, by=officer, reason="Keliru", at=at)
    client.force_login(officer)

    page = text_of(client.post(address("pause_batch", batch), follow=True))

    assert "notice" in page
    assert IssuingBatch.objects.get().state == "cancelled"


def test_a_batch_of_another_agency_is_not_found(client, cohort, officer, stranger, at):
    batch = make_batch(cohort, officer, at)
    client.force_login(stranger)

    for name in ("batch", "batch_progress"):
        assert client.get(address(name, batch)).status_code == 404
    for name in ("approve_batch", "pause_batch", "resume_batch", "cancel_batch"):
        assert client.post(address(name, batch)).status_code == 404


def test_a_number_is_given_by_hand_with_its_reason(client, cohort, officer):
    enrolment = cohort.enrolments.first()
    client.force_login(officer)
    page = address("number_by_hand", enrolment)

    refused = client.post(page, {"number": "12/SK/2026"})
    client.post(page, {"number": "12/SK/2026", "manual_reason": "Surat 12/2026"})

    assert refused.status_code == 200
    assert Certificate.objects.get().number == "12/SK/2026"
    assert client.get(page).status_code == 404


def test_a_number_that_is_taken_is_refused_in_the_form(client, cohort, officer, at):
    taken = make_certificate(at, cohort=cohort)
    client.force_login(officer)

    form = {"number": taken.number, "manual_reason": "Surat"}
    response = client.post(address("number_by_hand", cohort.enrolments.filter(certificates=None).first()), form)

    assert "error-summary" in text_of(response)
    assert Certificate.objects.count() == 1


def page_of(series):
    return reverse("certificates:number_series", args=[series.agency.public_id, series.year])


def test_a_number_is_voided_from_the_page_of_its_series(client, cohort, officer, stranger):
    series = make_certificate(timezone.now(), cohort=cohort).series
    page = page_of(series)
    client.force_login(officer)
    assert page in text_of(client.get("/penerbitan/nomor/"))

    client.post(page, {"reason": ""})
    client.post(page, {"reason": "Blangko rusak"})

    assert VoidedNumber.objects.get().reason == "Blangko rusak"
    assert "Blangko rusak" in text_of(client.get(page))
    client.force_login(stranger)
    assert client.post(page, {"reason": "x"}).status_code == 404
    assert page not in text_of(client.get("/penerbitan/nomor/"))


def test_a_number_of_a_year_that_is_over_is_not_voided(client, cohort, officer, at):
    series = make_certificate(at.replace(year=2025), cohort=cohort).series
    client.force_login(officer)

    page = text_of(client.get(page_of(series)))
    response = client.post(page_of(series), {"reason": "Blangko rusak"})

    assert '<form method="post" class="stack"' not in page
    assert '<form method="post" class="stack"' in text_of(response)
    assert not VoidedNumber.objects.exists()


def test_a_number_with_what_nobody_sees_is_refused_in_the_form(client, cohort, officer):
    client.force_login(officer)

    form = {"number": "12/SK\u202e/2026", "manual_reason": "Surat"}
    response = client.post(address("number_by_hand", cohort.enrolments.first()), form)

    assert "U+202E" in text_of(response)
    assert not Certificate.objects.exists()


def test_a_series_of_one_course_has_a_page_of_its_own(client, cohort, officer, at):
    ask_for_batches(cohort, number_scope="course")
    make_certificate(at, cohort=cohort)
    page = reverse("certificates:number_series", args=[cohort.organiser.get_root().public_id, 2026, "LDA-101"])
    client.force_login(officer)

    assert page in text_of(client.get("/penerbitan/nomor/"))
    assert "LDA-101" in text_of(client.get(page))
