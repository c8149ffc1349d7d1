import pytest

from certificates import services
from certificates.models import Revocation
from competencies.models import Evidence, HoursCredit
from tests.factories.accounts import make_administrator, make_person
from tests.factories.certificates import make_certificate, revoke
from tests.factories.courses import complete_course, enrol_learner, make_course

pytestmark = pytest.mark.django_db


@pytest.fixture
def earned(at):
    """The certificate of a course that was really completed, with evidence and hours."""
    enrolment = complete_course(enrol_learner(make_course(hours=20), make_person(), at), at)
    return services.issue_certificate(enrolment=enrolment, at=at)


def test_revoking_takes_back_evidence_and_hours(earned, at):
    revoke(earned, by=make_administrator(), at=at, reason="Kekeliruan data")

    evidence = Evidence.objects.get(person=earned.holder)
    assert evidence.revoked_at == at
    assert evidence.revoked_reason == "Kekeliruan data"
    assert HoursCredit.objects.filter(person=earned.holder).total() == 0


def test_revoking_twice_keeps_the_first_reason_and_one_reversal(earned, at):
    administrator = make_administrator()

    first = revoke(earned, by=administrator, at=at, reason="Kekeliruan data")
    second = revoke(earned, by=administrator, at=at, reason="Alasan lain")

    assert second == first
    assert second.reason == "Kekeliruan data"
    assert HoursCredit.objects.filter(person=earned.holder).count() == 2


def test_revoking_needs_a_reason(earned, at):
    with pytest.raises(services.ReasonMissing):
        revoke(earned, by=make_administrator(), at=at, reason="  ")

    assert not Revocation.objects.exists()
    assert Evidence.objects.get(person=earned.holder).revoked_at is None


def test_a_revoked_certificate_keeps_its_number_and_is_not_issued_again(earned, at):
    revoke(earned, by=make_administrator(), at=at)

    again = services.issue_certificate(enrolment=earned.enrolment, at=at)

    assert again == earned
    assert services.count_due().to_issue == 0


def test_other_certificates_stay_valid(earned, at):
    other = make_certificate(at)

    revoke(earned, by=make_administrator(), at=at)

    assert list(type(other).objects.valid()) == [other]
