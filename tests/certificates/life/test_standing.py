"""The state of certificates as they are stored."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from certificates.life.policies import Policies
from certificates.life.standing import newest_of, renewal_of, standing_of, with_standing
from certificates.life.states import State
from certificates.models import Certificate, IssuingPolicy
from tests.factories.accounts import make_administrator
from tests.factories.certificate_life import DAY, correct, make_held, renew
from tests.factories.certificates import revoke

pytestmark = pytest.mark.django_db


def standing(certificate, at):
    certificate = with_standing(Certificate.objects.filter(pk=certificate.pk)).get()
    return standing_of(certificate, on=timezone.localdate(at), policies=Policies())


def test_without_an_end_a_certificate_stays_valid(at):
    certificate = make_held(at)

    found = standing(certificate, at + 4000 * DAY)

    assert (found.state, found.holds, found.days_left) == (State.VALID, True, None)


def test_a_certificate_goes_from_valid_over_expiring_to_expired(at):
    certificate = make_held(at, months=12)
    assert certificate.valid_until == date(2027, 11, 21)

    states = [standing(certificate, at + timedelta(days=days)).state for days in (0, 274, 275, 365, 366)]

    assert states == [State.VALID, State.VALID, State.EXPIRING, State.EXPIRING, State.EXPIRED]


def test_the_policy_of_the_agency_goes_before_the_common_one(at):
    certificate = make_held(at, months=12)
    IssuingPolicy.objects.create(expiring_days=300)
    assert standing(certificate, at + 70 * DAY).state == State.EXPIRING

    IssuingPolicy.objects.create(agency=certificate.series.agency, expiring_days=10)

    assert standing(certificate, at + 70 * DAY).state == State.VALID
    assert standing(certificate, at + 356 * DAY).state == State.EXPIRING
    assert Policies().widest_window == 300


def test_a_newer_certificate_of_the_course_renews_the_old_one(at):
    old = make_held(at, months=12)

    new = renew(old, at + 300 * DAY)

    assert standing(old, at + 300 * DAY).state == State.RENEWED
    assert standing(old, at + 300 * DAY).holds
    assert not standing(old, at + 366 * DAY).holds
    assert standing(new, at + 300 * DAY).state == State.VALID
    assert renewal_of(old) == new


def test_a_refresher_renews_what_it_refreshes(at):
    old = make_held(at, months=12)

    make_held(at + 300 * DAY, old.holder, refreshes=old)

    assert standing(old, at + 300 * DAY).state == State.RENEWED


def test_a_revoked_renewal_renews_nothing(at):
    old = make_held(at, months=12)

    revoke(renew(old, at + 300 * DAY), by=make_administrator(), at=at + 301 * DAY)

    assert standing(old, at + 301 * DAY).state == State.EXPIRING
    assert renewal_of(old) is None


def test_a_corrected_certificate_stays_renewed(at):
    old = make_held(at, months=12)
    renewal = renew(old, at + 300 * DAY)

    corrected = correct(old, at + 301 * DAY)

    assert standing(old, at + 301 * DAY).state == State.SUPERSEDED
    assert standing(corrected, at + 301 * DAY).state == State.RENEWED
    assert renewal_of(corrected) == renewal
    assert newest_of(old) == corrected


def test_a_corrected_renewal_still_renews(at):
    old = make_held(at, months=12)

    corrected = correct(renew(old, at + 300 * DAY), at + 301 * DAY)

    assert standing(old, at + 301 * DAY).state == State.RENEWED
    assert renewal_of(old) == corrected


def test_the_states_of_a_list_take_two_queries(at, django_assert_num_queries):
    first = make_held(at, months=12)
    renew(first, at)
    correct(make_held(at, first.holder), at)

    with django_assert_num_queries(2):
        policies = Policies()
        states = [
            standing_of(each, on=timezone.localdate(at), policies=policies).state
            for each in with_standing(Certificate.objects.order_by("pk"))
        ]

    assert states == [State.RENEWED, State.VALID, State.SUPERSEDED, State.VALID]


def test_only_certificates_within_their_days_are_valid_on_a_day(at):
    ending, lasting = make_held(at, months=1), make_held(at)
    correct(make_held(at), at)

    assert ending in Certificate.objects.valid_on(ending.valid_until)
    later = Certificate.objects.valid_on(ending.valid_until + DAY)
    assert lasting in later
    assert ending not in later
    assert later.count() == 2
