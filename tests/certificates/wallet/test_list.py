"""A holder's list of certificates, in every state."""

import pytest
from django.utils import timezone
from django.utils.translation import gettext as _

from certificates.issuing.services import record_certificate
from certificates.models import IssuingBatch, IssuingPolicy
from certificates.models.issuing import BatchLine
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificate_life import DAY, correct, make_complete, make_held, renew
from tests.factories.certificates import make_enrolment, revoke
from tests.factories.courses import complete_course, enrol_learner, make_course
from theme.templatetags.theme_tags import breakable

pytestmark = pytest.mark.django_db
LIST = "/sertifikat/"


@pytest.fixture
def learner():
    return make_person("Siti Aminah")


@pytest.fixture
def own(client, learner):
    client.force_login(learner)
    return client


@pytest.fixture
def now():
    """The list shows the states of today."""
    return timezone.now()


def page_of(client):
    response = client.get(LIST)
    assert response.status_code == 200
    return " ".join(response.text.split())


def detail(certificate):
    return f"/sertifikat/{certificate.public_id}/"


def hold(course, learner, at):
    enrolment = complete_course(enrol_learner(course, learner, at), at)
    return record_certificate(enrolment=enrolment, at=at)


def test_a_valid_certificate_shows_its_number_and_the_size_of_its_download(own, learner, now):
    certificate = make_complete(now, learner)

    page = page_of(own)

    assert breakable(certificate.number) in page
    assert f'{detail(certificate)}unduh/" download' in page
    assert "KB)" in page
    assert "badge success" in page


def test_one_without_its_document_offers_no_download_yet(own, learner, now):
    certificate = make_held(now, learner)

    page = page_of(own)

    assert breakable(certificate.number) in page
    assert "/unduh/" not in page
    assert "badge info" in page


WAITS_FOR = {
    "own": "The document is being drawn and sealed. This usually takes less than a minute.",
    "bsre": "The document waits for the electronic seal of BSrE.",
    "uploaded": "The document waits for the electronic signature of the official.",
}


@pytest.mark.parametrize("sealer", WAITS_FOR)
def test_it_says_what_the_document_waits_for(sealer, own, learner, now):
    certificate = make_held(now, learner)
    IssuingPolicy.objects.create(agency=certificate.series.agency, sealer=sealer)

    assert _(WAITS_FOR[sealer]) in page_of(own)


def test_one_that_ends_soon_leads_to_its_refresher(own, learner, now):
    course = make_course("Literasi", validity_months=1)
    refresher = make_course("Penyegaran Literasi", refreshes=course)
    hold(course, learner, now)

    page = page_of(own)

    assert "badge warning" in page
    assert f'href="{refresher.url}"' in page


def test_an_expired_one_without_a_refresher_leads_nowhere_that_takes_nobody(own, learner, now):
    course = make_course("Literasi Ulang", validity_months=1)
    hold(course, learner, now - 100 * DAY)

    page = page_of(own)

    assert f'href="{course.url}"' not in page
    assert "badge danger" in page


def test_a_renewed_one_leads_to_the_newer(own, learner, now):
    old = make_held(now - 20 * DAY, learner, months=1)
    new = renew(old, now)

    page = page_of(own)

    assert page.count(f'href="{detail(new)}"') == 3  # its own card twice, the old one's card once
    assert "badge info" in page


def test_a_revoked_one_says_why(own, learner, now):
    revoke(make_complete(now, learner), by=make_administrator(), at=now, reason="Kekeliruan data peserta")

    page = page_of(own)

    assert "Kekeliruan data peserta" in page
    assert "/unduh/" not in page


def test_of_a_corrected_one_only_the_last_is_listed(own, learner, now):
    old = make_held(now, learner)
    new = correct(old, now)

    page = page_of(own)

    assert detail(new) in page
    assert detail(old) not in page


def test_a_completed_course_is_shown_as_being_made(own, learner, now):
    make_enrolment(now, learner=learner)

    page = page_of(own)

    assert "Literasi Digital Dasar bagi ASN" in page
    assert 'id="awaited"' in page


def awaited(learner, now):
    """An enrolment whose certificate is given out by officers."""
    enrolment = make_enrolment(now, learner=learner)
    IssuingPolicy.objects.create(agency=enrolment.cohort.organiser.get_root(), is_automatic=False)
    return enrolment


def make_batch(enrolment, now, **facts):
    officer = make_administrator()
    batch = IssuingBatch.objects.create(cohort=enrolment.cohort, prepared_at=now, prepared_by=officer, **facts)
    return BatchLine.objects.create(batch=batch, enrolment=enrolment)


def test_where_officers_issue_together_it_names_unit_and_cohort(own, learner, now):
    enrolment = awaited(learner, now)

    page = page_of(own)

    assert enrolment.cohort.organiser.name in page
    assert enrolment.cohort.name in page


def test_a_prepared_batch_waits_for_approval(own, learner, now):
    make_batch(awaited(learner, now), now)

    assert _("The certificates of your cohort are prepared and wait for approval.") in page_of(own)


def test_a_problem_of_the_batch_is_told_with_whom_to_ask(own, learner, now):
    line = make_batch(awaited(learner, now), now)
    line.problem = "name:𓀀"
    line.save()

    page = page_of(own)

    assert "𓀀" in page
    assert "BKPSDM" in page


def test_a_name_that_cannot_be_printed_names_the_characters_and_what_to_do(client, now):
    learner = make_person("Siti \U0001f600")
    make_enrolment(now, learner=learner)
    client.force_login(learner)

    page = page_of(client)

    assert "\U0001f600" in page.partition('id="awaited"')[2]


def test_a_learner_without_certificates_is_told_what_to_do(own, now):
    make_held(now, make_person("Orang Lain"))

    page = page_of(own)

    assert "belum memiliki sertifikat" in page
    assert "Literasi Digital Dasar bagi ASN" not in page


def test_an_administrator_sees_only_their_own_list(client, now):
    certificate = make_held(now)
    client.force_login(make_administrator())

    assert breakable(certificate.number) not in page_of(client)


def test_the_list_costs_the_same_for_one_and_for_many(own, learner, now, django_assert_max_num_queries):
    for _number in range(3):
        renew(make_held(now - 20 * DAY, learner, months=1), now)
        correct(make_complete(now, learner), now)

    with django_assert_max_num_queries(9):
        page_of(own)


def test_signed_out_people_are_sent_to_sign_in(client, now):
    certificate = make_held(now)

    for url in (LIST, detail(certificate), f"{detail(certificate)}unduh/", f"{detail(certificate)}tautan/"):
        assert client.get(url).url.startswith("/masuk/")
