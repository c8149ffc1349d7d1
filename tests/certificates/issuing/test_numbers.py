import pytest
from django.db import IntegrityError, transaction

from accounts.models import AuditEntry
from certificates.issuing import services
from certificates.models import Certificate, IssuingPolicy, NumberSeries, VoidedNumber
from tests.factories.accounts import make_administrator
from tests.factories.certificates import make_certificate, make_cohort, make_enrolment, make_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_administrator()


@pytest.fixture
def cohort():
    return make_cohort()


def by_hand(cohort, officer, at, number="893.3/00002/PEMERINTAH_KABUPATEN_SUKAMAJU/XI/2026", reason="Surat 12/2026"):
    enrolment = make_enrolment(at, cohort=cohort)
    return services.issue_by_hand(enrolment=enrolment, number=number, reason=reason, by=officer, at=at)


def test_a_voided_number_is_given_to_nobody_and_the_count_goes_on(cohort, officer, at):
    series = make_certificate(at, cohort=cohort).series

    voided = services.void_number(series=series, reason="Blangko rusak", by=officer, at=at)

    after = make_certificate(at, cohort=cohort)
    assert (voided.sequence, after.sequence) == (2, 3)
    assert voided.number == "893.3/00002/PEMERINTAH_KABUPATEN_SUKAMAJU/XI/2026"
    assert (voided.reason, voided.voided_by) == ("Blangko rusak", officer)
    assert AuditEntry.objects.get(action="number.voided").target == voided.number


def test_a_number_is_not_voided_without_a_reason(cohort, officer, at):
    series = make_certificate(at, cohort=cohort).series

    with pytest.raises(services.ReasonMissing):
        services.void_number(series=series, reason="  ", by=officer, at=at)

    series.refresh_from_db()
    assert series.last == 1


def test_a_number_given_by_hand_keeps_its_reason_and_leaves_the_counter_alone(cohort, officer, at):
    certificate = by_hand(cohort, officer, at, number=" 12/SK/2026 ")

    assert (certificate.number, certificate.sequence) == ("12/SK/2026", None)
    assert certificate.manual_reason == "Surat 12/2026"
    assert certificate.series.last == 0
    assert certificate.snapshot["number"] == "12/SK/2026"
    assert AuditEntry.objects.get(action="certificate.numbered_by_hand").reason == "Surat 12/2026"


def test_the_counter_voids_a_number_that_was_given_by_hand_and_goes_on(cohort, officer, at):
    by_hand(cohort, officer, at)

    numbers = [make_certificate(at, cohort=cohort).sequence for _ in range(2)]

    assert numbers == [1, 3]
    voided = VoidedNumber.objects.get()
    assert (voided.sequence, voided.voided_by) == (2, None)
    assert voided.reason


def test_voiding_passes_over_a_number_given_by_hand_as_well(cohort, officer, at):
    series = make_certificate(at, cohort=cohort).series
    by_hand(cohort, officer, at)

    voided = services.void_number(series=series, reason="Blangko rusak", by=officer, at=at)

    assert voided.sequence == 3


def test_a_number_that_somebody_has_is_not_given_by_hand(cohort, officer, at):
    taken = make_certificate(at, cohort=cohort)
    voided = services.void_number(series=taken.series, reason="Blangko rusak", by=officer, at=at)

    for number in (taken.number, voided.number):
        with pytest.raises(services.NumberTaken):
            by_hand(cohort, officer, at, number=number)


@pytest.mark.parametrize("facts", [{"reason": " "}, {"number": " "}])
def test_a_number_by_hand_needs_number_and_reason(facts, cohort, officer, at):
    with pytest.raises(services.ReasonMissing):
        by_hand(cohort, officer, at, **facts)


@pytest.mark.parametrize(
    "number", ["893/1\r\nX-Evil: 1", "893/1\u202e/X", "893\u200b/1", "893/\u0410", "8\x7f93", "1" * 201]
)
def test_a_number_by_hand_that_nobody_could_read_or_keep_is_refused(number, cohort, officer, at):
    with pytest.raises(services.NumberMalformed):
        by_hand(cohort, officer, at, number=number)

    assert not Certificate.objects.exists()


def test_spaces_make_no_other_number_of_the_same(cohort, officer, at):
    by_hand(cohort, officer, at, number="12 / SK / 2026")

    with pytest.raises(services.NumberTaken):
        by_hand(cohort, officer, at, number=" 12  /   SK / 2026 ")


def test_where_two_people_are_needed_nobody_gives_a_number_alone(cohort, officer, at):
    IssuingPolicy.objects.create(is_automatic=False, needs_two_people=True)

    with pytest.raises(services.TwoPeopleNeeded):
        by_hand(cohort, officer, at)

    assert not Certificate.objects.exists()


def test_who_has_a_certificate_already_gets_no_second_one_by_hand(officer, at):
    certificate = make_certificate(at)

    again = services.issue_by_hand(
        enrolment=certificate.enrolment, number="12/SK/2026", reason="Surat", by=officer, at=at
    )

    assert again == certificate


@pytest.fixture
def each_course_counts(cohort):
    return IssuingPolicy.objects.create(agency=cohort.organiser.get_root(), number_scope="course")


def test_each_course_may_count_by_itself(each_course_counts, cohort, at):
    other = make_cohort(cohort.organiser, version=make_version(code="LDA-102"))

    certificates = [make_certificate(at, cohort=each) for each in (cohort, other, cohort)]

    assert [each.sequence for each in certificates] == [1, 1, 2]
    assert "/LDA-101/" in certificates[0].number
    assert "/LDA-102/" in certificates[1].number


def test_a_course_that_counts_by_itself_takes_over_a_pattern_of_its_agency_that_names_it(
    each_course_counts, cohort, at
):
    agency = cohort.organiser.get_root()
    NumberSeries.objects.create(agency=agency, year=2026, agency_code="BPSDM", pattern="{kode}-{urut}-{tahun}")

    assert make_certificate(at, cohort=cohort).number == "LDA-101-1-2026"


def test_a_series_may_count_on_in_a_new_year(cohort, at):
    make_certificate(at, cohort=cohort)
    NumberSeries.objects.update(restarts_yearly=False)

    following = make_certificate(at.replace(year=2027), cohort=cohort)

    assert following.sequence == 2
    assert following.series.restarts_yearly is False


def test_the_cohort_may_stand_in_the_number(at):
    cohort = make_cohort()
    cohort.name = "Angkatan XII"
    cohort.save()
    make_certificate(at, cohort=cohort)
    NumberSeries.objects.update(pattern="{urut}/{angkatan}/{tahun}")

    assert make_certificate(at, cohort=cohort).number == "2/XII/2026"


def refused(work):
    with pytest.raises(IntegrityError), transaction.atomic():
        work()
    return True


@pytest.mark.parametrize("change", [{"sequence": 0}, {"reason": ""}])
def test_a_voided_number_with_facts_that_do_not_belong_together_is_refused(change, cohort, officer, at):
    series = make_certificate(at, cohort=cohort).series
    services.void_number(series=series, reason="Blangko rusak", by=officer, at=at)

    assert refused(lambda: VoidedNumber.objects.update(**change))


def test_a_sequence_is_voided_once(cohort, officer, at):
    series = make_certificate(at, cohort=cohort).series
    voided = services.void_number(series=series, reason="Blangko rusak", by=officer, at=at)
    voided.pk = None

    assert refused(voided.save)


@pytest.mark.parametrize("change", [{"manual_reason": "Surat"}, {"sequence": 0}])
def test_a_number_is_counted_or_by_hand(change, cohort, officer, at):
    counted = make_certificate(at, cohort=cohort)

    assert refused(lambda: Certificate.objects.filter(pk=counted.pk).update(**change))


def test_an_agency_has_one_policy_and_all_agencies_together_have_one(cohort):
    agency = cohort.organiser.get_root()
    for facts in ({"agency": agency}, {"agency": None}):
        IssuingPolicy.objects.create(**facts)
        assert refused(lambda facts=facts: IssuingPolicy.objects.create(**facts))


def test_two_people_need_a_batch():
    assert refused(lambda: IssuingPolicy.objects.create(is_automatic=True, needs_two_people=True))
