"""What the competency profile and the digital CV hear of certificates."""

import pytest
from django.utils import timezone

from certificates.wallet.profile_facts import certificates_that_hold, links_to_certificates
from competencies.ledger import proof_links
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificate_life import correct
from tests.factories.certificates import make_certificate, revoke
from tests.factories.competencies import prove

pytestmark = pytest.mark.django_db


@pytest.fixture
def certificate(at):
    return make_certificate(at, learner=make_person("Siti Aminah"), rendered=True)


def link_of(certificate, *, is_own):
    key = certificate.enrolment.public_id
    return links_to_certificates({key}, is_own).get(key)


def test_the_holder_is_led_to_their_own_page_and_others_to_the_public_one(certificate):
    own, public = link_of(certificate, is_own=True), link_of(certificate, is_own=False)

    assert str(certificate.public_id) in own.url
    assert public.url == f"/v/{certificate.code}/"
    assert certificate.number in own.label


def test_after_a_correction_the_link_leads_to_the_corrected_one(certificate, at):
    newer = correct(certificate, at)

    assert link_of(newer, is_own=False).url == f"/v/{newer.code}/"


def test_the_evidence_of_the_course_finds_its_certificate(certificate, at, django_assert_num_queries):
    key = certificate.enrolment.public_id
    rows = [prove(certificate.holder, at, source_key=key)]

    with django_assert_num_queries(1):
        links = proof_links.links_of(rows, is_own=True)

    assert set(links) == {("course", key)}


def test_nothing_is_asked_without_rows(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert proof_links.links_of([], is_own=True) == {}


def test_only_certificates_that_hold_are_told(certificate, at):
    on = timezone.localdate(at)
    told = certificates_that_hold(certificate.holder, on)

    revoke(certificate, by=make_administrator(), at=at)

    assert [(each.number, each.verify_url) for each in told] == [(certificate.number, f"/v/{certificate.code}/")]
    assert certificates_that_hold(certificate.holder, on) == []
