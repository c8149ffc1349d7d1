"""The certificates of the demo: one in every state for a learner, something to decide for each officer."""

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone

from accounts.models import OrgUnit
from certificates.credentials.status_lists import fallen, is_due
from certificates.issuing import scope
from certificates.issuing.policies import policy_of
from certificates.issuing.sweeping import due_enrolments
from certificates.keys.issuers import active_key, issuer_for
from certificates.life.correcting import requests_before
from certificates.life.policies import Policies
from certificates.life.refreshing import refreshers_of
from certificates.life.standing import standing_of, with_standing
from certificates.life.states import State
from certificates.models import (
    Certificate,
    Credential,
    IssuingBatch,
    NumberSeries,
    RegisterEntry,
    RegisterHead,
    ShareLink,
    SigningKey,
    StatusList,
)
from certificates.register.checking import check
from certificates.sealing import services as sealing
from certificates.sealing.judging import judge
from competencies.models import HoursCredit
from courses.models import Cohort
from home.demo import accounts
from home.demo.load import load_demo

AT = datetime(2026, 11, 21, 13, 30, tzinfo=ZoneInfo("Asia/Jakarta"))


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(at=AT, report=lambda line: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def demo(loaded):
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def person(account):
    return accounts.person_of(account)


def own_by_state():
    policies, on = Policies(), timezone.localdate(AT)
    own = with_standing(Certificate.objects.held_by(person(accounts.CERTIFIED)))
    return {standing_of(each, on=on, policies=policies).state: each for each in own}


def test_the_certified_learner_holds_a_certificate_in_every_state():
    assert set(own_by_state()) == set(State)


def test_what_ends_soon_can_be_renewed():
    expiring = own_by_state()[State.EXPIRING]

    refresher = refreshers_of([expiring.enrolment.version.course_key])

    assert [each.title for each in refresher.values()] == ["Penyegaran Keamanan Informasi"]


def test_the_corrected_certificate_names_the_degree_and_keeps_its_number():
    states = own_by_state()

    superseded, expiring = states[State.SUPERSEDED], states[State.EXPIRING]

    assert superseded.replaced_by == expiring
    assert superseded.number == expiring.number
    assert superseded.snapshot["holder"]["name"] == "Dra. Ni Made Sukerti"
    assert expiring.snapshot["holder"]["name"] == person(accounts.CERTIFIED).name_with_titles


def test_the_certificates_of_those_who_try_the_demo_are_made_and_sealed():
    numbers = [account.number for account in accounts.ACCOUNTS]
    trust = sealing.trust()

    for certificate in Certificate.objects.filter(holder__employments__number__in=numbers):
        with certificate.pdf.open() as document:
            verdict = judge(document.read(), trusted=trust)
        assert verdict.is_genuine
        assert certificate.credential.offline_token


def test_nothing_was_signed_before_its_key_was_in_use():
    for credential in Credential.objects.select_related("key", "certificate__seal_key"):
        assert credential.key.activated_at <= credential.made_at
        assert credential.certificate.seal_key.activated_at <= credential.certificate.sealed_at


def test_the_register_agrees_with_what_it_names():
    report = check(with_files=True)

    assert report.problem is None
    assert report.size == RegisterHead.objects.latest().size
    assert set(RegisterEntry.objects.values_list("kind", flat=True)) == {"issued", "revoked", "superseded"}


def test_the_register_was_written_in_the_order_of_time():
    moments = list(RegisterEntry.objects.order_by("position").values_list("recorded_at", flat=True))

    assert moments == sorted(moments)
    assert moments[-1] <= AT


def test_the_status_lists_are_fresh_and_know_what_fell():
    lists = list(StatusList.objects.select_related("issuer"))

    assert not any(is_due(each, at=AT) for each in lists)
    assert sum(len(fallen(each)) for each in lists) == 4


def test_the_regency_signs_in_its_own_name_and_the_centre_in_that_of_the_platform():
    bkpsdm, centre = (OrgUnit.objects.get(code=code) for code in ("BKPSDM", "PUSLATBER"))

    assert issuer_for(bkpsdm).slug == "bkpsdm-sukamaju"
    assert issuer_for(centre).is_platform
    for issuer in (issuer_for(bkpsdm), issuer_for(centre)):
        assert all(active_key(issuer, purpose) for purpose in SigningKey.Purpose)


def test_the_numbers_of_a_year_follow_the_order_of_issue_without_a_gap():
    for series in NumberSeries.objects.all():
        issued = series.certificates.filter(revision=0).order_by("issued_at", "sequence")
        sequences = list(issued.values_list("sequence", flat=True))

        voided = list(series.voided_numbers.values_list("sequence", flat=True))

        assert sequences == sorted(sequences)
        assert sorted(sequences + voided) == list(range(1, series.last + 1))


def test_one_number_was_voided_with_a_reason():
    [voided] = [each for series in NumberSeries.objects.all() for each in series.voided_numbers.all()]

    assert voided.voided_by == person(accounts.AGENCY_ADMINISTRATOR)
    assert voided.reason


def test_about_120_certificates_of_the_large_course_are_spread_over_two_years():
    of_course = Certificate.objects.filter(enrolment__version__code="LDA-101")
    years = Counter(of_course.values_list("series__year", flat=True))

    assert 100 <= sum(years.values()) <= 150
    assert set(years) == {2025, 2026}
    assert min(years.values()) > 20


def test_what_is_revoked_counts_no_hours_and_says_who_decided():
    revoked = Certificate.objects.exclude(revocation=None)

    assert len(revoked) == 3
    for certificate in revoked:
        lines = HoursCredit.objects.of(certificate.holder).filter(source_key=certificate.enrolment.public_id)
        assert lines.total() == 0
        assert certificate.revocation.authority
        assert certificate.revocation.document


def test_nobody_waits_for_a_certificate_where_it_is_given_at_once():
    assert policy_of(OrgUnit.objects.get(code="SUKAMAJU")).is_automatic
    assert not due_enrolments().exists()


def test_the_signatory_finds_a_batch_that_somebody_else_prepared():
    batch = scope.approvable_by(person(accounts.SIGNATORY)).get()

    assert batch.prepared_by == person(accounts.AGENCY_ADMINISTRATOR)
    assert batch.lines.count() == 5
    assert not scope.approvable_by(person(accounts.AGENCY_ADMINISTRATOR)).exists()


def test_a_batch_is_done_and_its_certificates_are_made():
    done = IssuingBatch.objects.get(state=IssuingBatch.State.DONE)

    certificates = Certificate.objects.filter(batch_line__batch=done)

    assert [certificate.is_rendered for certificate in certificates] == [True, True]
    assert done.approved_by == person(accounts.SIGNATORY)


def test_the_agency_administrator_finds_a_cohort_to_prepare():
    cohorts = scope.cohorts_of(person(accounts.AGENCY_ADMINISTRATOR))

    cohort = cohorts.get(name="Angkatan III bersama")

    assert cohort.enrolments.completed().filter(certificates=None).count() == 4
    assert cohort.enrolments.filter(completed_at=None).count() == 1
    assert not cohort.issuing_batches.exists()


def test_officers_find_a_correction_to_decide():
    for account in (accounts.SIGNATORY, accounts.AGENCY_ADMINISTRATOR):
        waiting = requests_before(person(account)).filter(state="waiting")
        assert waiting.count() == 1


def test_a_link_shows_more_of_the_large_courses_certificate():
    link = ShareLink.objects.get()

    assert link.certificate == own_by_state()[State.VALID]
    assert link.works(AT)


def test_nobody_learned_outside_of_the_time_of_a_cohort():
    for cohort in Cohort.objects.exclude(closes_at=None):
        moments = cohort.enrolments.values_list("enrolled_at", flat=True)
        assert all(cohort.is_open(moment) for moment in moments)


def test_an_account_that_a_later_release_adds_brings_no_second_story():
    person(accounts.SIGNATORY).employments.update(number="196908171994032999")
    before = Certificate.objects.count(), Cohort.objects.count()

    load_demo(at=AT, report=lambda line: None)

    assert person(accounts.SIGNATORY)
    assert (Certificate.objects.count(), Cohort.objects.count()) == before
