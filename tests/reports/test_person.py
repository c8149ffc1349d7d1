from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.identity_numbers import grouped
from certificates.issuing.services import issue_certificate
from certificates.life.services import revoke_certificate
from certificates.models import Certificate
from courses.services import complete_step
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificate_life import correct
from tests.factories.competencies import credit, credit_in_parts
from tests.factories.courses import complete_course, enrol_learner, make_course
from tests.factories.reports import long_ago
from theme.templatetags.theme_tags import breakable

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(unit):
    return make_person("Yuliana Sari", unit=unit, title_after="M.Kom.")


@pytest.fixture
def page(client, officer, person):
    client.force_login(officer)

    def fetch():
        return client.get(reverse("reports:person", args=[person.public_id]))

    return fetch


def test_the_page_says_who_it_is(page, person):
    text = page().text

    assert "<h1>Yuliana Sari, M.Kom.</h1>" in text
    assert grouped(person.current_employment().number) in text
    assert "Dinas Kominfo" in text


def test_hours_stand_by_year_beside_the_target(page, person, now):
    last_year = long_ago(now, years=1)
    credit(person, now, hours=14)
    credit_in_parts(person, last_year, hours="7.5")

    years = page().context["record"].years

    assert [year["year"] for year in years] == [str(now.year), str(last_year.year)]
    assert [str(year["hours"]) for year in years] == ["14", "7.5"]
    assert {year["target"] for year in years} == {"20"}


def test_a_year_without_hours_is_shown_as_zero(page, now):
    assert page().context["record"].years == [{"year": str(now.year), "hours": 0, "target": "20"}]


def test_a_certificate_leads_to_its_public_check(page, person, now):
    enrolment = complete_course(enrol_learner(make_course(lessons=1), person, now), now)
    certificate = issue_certificate(enrolment=enrolment, at=now)

    text = page().text

    assert f'<a href="/v/{certificate.code}/">{breakable(certificate.number)}</a>' in text
    assert "Berlaku" in text


def test_a_revoked_certificate_is_shown_as_such(page, person, unit, now):
    enrolment = complete_course(enrol_learner(make_course(lessons=1), person, now), now)
    certificate = issue_certificate(enrolment=enrolment, at=now)
    revoke_certificate(certificate=certificate, reason="Salah orang", by=make_administrator(unit=unit), at=now)

    assert "Dicabut pada" in page().text


def test_an_expired_certificate_is_shown_as_such(page, person, now):
    enrolment = complete_course(enrol_learner(make_course(lessons=1), person, now), now)
    certificate = issue_certificate(enrolment=enrolment, at=now)
    Certificate.objects.filter(pk=certificate.pk).update(valid_until=timezone.localdate() - timedelta(days=1))

    record = page().context["record"]

    assert [each["standing"].state for each in record.certificates] == ["expired"]


def test_of_a_corrected_certificate_the_last_is_shown(page, person, now):
    enrolment = complete_course(enrol_learner(make_course(lessons=1), person, now), now)
    corrected = correct(issue_certificate(enrolment=enrolment, at=now), now)

    assert [each["url"] for each in page().context["record"].certificates] == [f"/v/{corrected.code}/"]


def test_an_open_course_shows_how_far_it_is(page, person, now):
    enrolment = enrol_learner(make_course("Keamanan Digital", lessons=3), person, now)
    complete_step(enrolment=enrolment, step_key=enrolment.version.steps()[0]["key"], at=now)

    text = page().text

    assert "Keamanan Digital" in text
    assert "1 dari 3 langkah selesai" in text
    assert "Sedang berjalan" in text


def test_a_new_person_has_empty_states(page):
    text = page().text

    assert "Belum ada pelatihan saat ini" in text
    assert "Belum ada sertifikat saat ini" in text


def test_a_full_record_takes_no_more_queries(page, person, now, django_assert_max_num_queries):
    for _ in range(3):
        enrolment = complete_course(enrol_learner(make_course(lessons=1), person, now), now)
        issue_certificate(enrolment=enrolment, at=now)

    with django_assert_max_num_queries(9) as captured:
        page()

    written = [query["sql"] for query in captured.captured_queries if not query["sql"].startswith("SELECT")]
    assert [sql.split('"')[1] for sql in written] == ["accounts_auditentry"]
