from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse
from django.utils import timezone

from certificates.issuing.services import record_certificate
from certificates.life.services import revoke_certificate
from certificates.models import Certificate
from competencies.services import credit_hours
from courses.services import complete_step
from home.dashboard import dashboard_of
from tests.factories.accounts import make_administrator, make_hr_officer, make_person, make_trainer, make_unit
from tests.factories.certificate_life import correct
from tests.factories.courses import complete_course, enrol_learner, let_teach, make_course

pytestmark = pytest.mark.django_db
URL = "/beranda/"


@pytest.fixture
def learner():
    return make_person("Siti Aminah")


def page_of(client, user):
    client.force_login(user)
    response = client.get(URL)
    assert response.status_code == 200
    return response.text


def test_a_stranger_is_asked_to_sign_in(client):
    response = client.get(URL)

    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


def test_the_greeting_follows_the_local_clock(learner):
    morning = datetime(2026, 11, 21, 0, 30, tzinfo=ZoneInfo("UTC"))

    dashboard = dashboard_of(learner, at=morning)

    assert dashboard.greeting == "Selamat pagi"


def test_it_greets_by_the_whole_name(client):
    page = page_of(client, make_person("Ni Made Sukerti"))

    assert "Ni Made Sukerti</h1>" in page


def test_who_has_not_begun_is_shown_a_course_to_begin_with(client, learner):
    make_course("Aman Digital")
    make_course("Belum Dibuka", open=False)

    page = page_of(client, learner)

    assert "Aman Digital" in page
    assert "Belum Dibuka" not in page
    assert "Lanjutkan belajar" not in page


def test_without_an_open_course_it_says_whom_to_ask(client, learner):
    page = page_of(client, learner)

    assert "BKPSDM" in page
    assert "/katalog/" in page


def test_who_has_begun_is_led_to_the_next_step(client, learner):
    course = make_course(lessons=3)
    enrolment = enrol_learner(course, learner, timezone.now())
    first, second, _third = enrolment.version.steps()
    complete_step(enrolment=enrolment, step_key=first["key"], at=timezone.now())

    page = page_of(client, learner)

    assert f'Lanjutkan belajar<span class="visually-hidden">: {second["title"]}</span>' in page
    assert "1 dari 3 langkah selesai" in page
    assert page.count("Lanjutkan belajar") == 1


def test_only_one_course_is_the_one_to_go_on_with(client, learner):
    older, newer = make_course("Etika Digital"), make_course("Aman Digital")
    enrol_learner(older, learner, timezone.now() - timedelta(days=9))
    enrol_learner(newer, learner, timezone.now())

    page = page_of(client, learner)

    assert page.count("Mulai belajar") == 1
    assert page.index("Aman Digital") < page.index("Etika Digital")


def test_the_courses_of_others_stay_theirs(client, learner):
    enrol_learner(make_course("Etika Digital"), make_person("Orang Lain"), timezone.now())

    dashboard = dashboard_of(learner, at=timezone.now())

    assert dashboard.current is None
    assert dashboard.completed == []


def completed(learner, title="Aman Digital"):
    enrolment = enrol_learner(make_course(title), learner, timezone.now() - timedelta(days=2))
    return complete_course(enrolment, timezone.now() - timedelta(days=1))


def test_a_finished_course_waits_for_its_certificate(client, learner):
    completed(learner)

    page = page_of(client, learner)

    assert "Sertifikat sedang dibuat" in page


def test_a_finished_course_has_its_certificate(client, learner):
    enrolment = completed(learner)
    record_certificate(enrolment=enrolment, at=enrolment.completed_at)

    page = page_of(client, learner)

    assert "Sertifikat terbit" in page
    assert dashboard_of(learner, at=timezone.now()).valid_certificates == 1


def test_a_revoked_certificate_is_said_to_be_and_not_counted(client, learner):
    enrolment = completed(learner)
    certificate = record_certificate(enrolment=enrolment, at=enrolment.completed_at)
    revoke_certificate(certificate=certificate, reason="Keliru", by=make_administrator(), at=timezone.now())

    page = page_of(client, learner)

    assert "Sertifikat dicabut" in page
    assert dashboard_of(learner, at=timezone.now()).valid_certificates == 0


def with_certificate_until(learner, days):
    enrolment = completed(learner)
    certificate = record_certificate(enrolment=enrolment, at=enrolment.completed_at)
    last = timezone.localdate() + timedelta(days=days)
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=last)


def test_a_certificate_that_ends_soon_counts_and_leads_to_how_to_renew_it(client, learner):
    with_certificate_until(learner, days=20)

    dashboard = dashboard_of(learner, at=timezone.now())

    assert (dashboard.valid_certificates, dashboard.expiring_certificates) == (1, 1)
    assert "notice warning" in page_of(client, learner)


def test_an_expired_certificate_is_said_to_be_and_not_counted(client, learner):
    with_certificate_until(learner, days=-1)

    dashboard = dashboard_of(learner, at=timezone.now())

    assert (dashboard.valid_certificates, dashboard.expiring_certificates) == (0, 0)
    assert "badge danger" in page_of(client, learner)


def test_a_corrected_certificate_counts_once(learner):
    enrolment = completed(learner)
    certificate = record_certificate(enrolment=enrolment, at=enrolment.completed_at)
    correct(certificate, timezone.now())

    assert dashboard_of(learner, at=timezone.now()).valid_certificates == 1


def test_the_hours_are_those_of_the_local_year(learner, at):
    new_year = datetime(2026, 1, 1, 0, 30, tzinfo=ZoneInfo("Asia/Jakarta"))
    for number, moment in enumerate((new_year - timedelta(hours=1), new_year, at)):
        key = f"00000000-0000-4000-8000-00000000000{number}"
        credit_hours(person=learner, hours=5, title="Lokakarya", source_kind="course", source_key=key, at=moment)

    dashboard = dashboard_of(learner, at=at)

    assert dashboard.hours.hours == 10


def test_a_person_without_employment_has_a_page_too(client):
    page = page_of(client, make_person(employed=False))

    assert "JP" in page


def test_an_hr_officer_sees_the_share_of_the_unit(client):
    unit = make_unit("Dinas Contoh")
    officer = make_hr_officer(unit)
    people = [make_person(f"Pegawai {number}", unit=unit) for number in range(4)]
    key = "00000000-0000-4000-8000-000000000001"
    credit_hours(person=people[0], hours=20, title="Lokakarya", source_kind="course", source_key=key, at=timezone.now())

    page = page_of(client, officer)

    assert "20%" in page
    assert reverse("reports:unit", args=[unit.public_id]) in page


def test_the_share_of_a_small_unit_is_kept_back(client):
    unit = make_unit("Kelurahan Contoh")

    page = page_of(client, make_hr_officer(unit))

    assert "terlalu sedikit pegawai" in page


def test_a_trainer_sees_their_own_courses_and_the_way_to_the_admin(client):
    trainer = make_trainer()
    let_teach(trainer, make_course("Milik Saya"))
    let_teach(make_trainer("Pengajar Lain"), make_course("Milik Orang Lain", open=False))

    page = page_of(client, trainer)

    assert "Milik Saya" in page
    assert "Milik Orang Lain" not in page
    assert 'href="/admin/"' in page


def test_a_learner_sees_nothing_of_the_roles(client, learner):
    page = page_of(client, learner)

    assert 'href="/admin/"' not in page
    assert "/unit/" not in page


def test_an_administrator_finds_admin_and_board(client):
    page = page_of(client, make_administrator())

    assert 'href="/admin/"' in page
    assert 'href="/unit/"' in page


def test_the_queries_of_a_full_page_are_few(client, django_assert_max_num_queries):
    unit = make_unit("Dinas Contoh")
    officer = make_hr_officer(unit)
    for number in range(3):
        completed(officer, f"Selesai {number}")
        enrol_learner(make_course(f"Berjalan {number}"), officer, timezone.now())
    client.force_login(officer)
    client.get(URL)

    with django_assert_max_num_queries(18):
        client.get(URL)
