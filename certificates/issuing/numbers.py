"""The counters of numbers: each next number, or the same series' mark that a number is given to nobody."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from certificates import numbering
from certificates.issuing.series import counted_together, locked_series
from certificates.models import Certificate, VoidedNumber


def take_number(*, agency, policy, cohort, course, at):
    """(series, sequence, number) of the next number. Its counter stays locked until the transaction ends."""
    series = locked_series(agency=agency, policy=policy, course=course, year=timezone.localdate(at).year)
    return series, *next_free(series, cohort=cohort, course=course, at=at)


def next_free(series, *, cohort="", course="", at):
    """(sequence, number) of the next number of a locked series that its agency has not given in any other way.

    As by hand, or by another series whose pattern comes to the same. Such a number is voided and passed over.
    """
    # Where years count on, a worker may still number for the old year after another has begun the new one.
    series.last = max(each.last for each in counted_together(series))
    while True:
        sequence, number = _count_on(series, day=timezone.localdate(at), cohort=cohort, course=course)
        if not is_taken(series, number):
            return sequence, number
        with translation.override("id"):  # the reason is kept as it is written now
            reason = _("The agency had given this number before, or had voided it.")
        void(series, sequence, number, reason=reason, by=None, at=at)


def _count_on(series, *, day, cohort, course):
    series.last += 1
    series.save(update_fields=["last"])
    facts = numbering.NumberFacts(
        sequence=series.last,
        classification=series.classification,
        agency=series.agency_code,
        course=course or series.course_code,
        cohort=cohort,
        year=series.year,
        month=day.month,
    )
    return series.last, numbering.certificate_number(series.pattern, facts)


def void(series, sequence, number, *, reason, by, at):
    return VoidedNumber.objects.create(
        series=series, sequence=sequence, number=number, reason=reason, voided_by=by, voided_at=at
    )


def is_taken(series, number):
    """Whether some certificate has this number, or it was voided; other series of the agency count as well."""
    of_agency = {"series__agency": series.agency_id, "number": number}
    return Certificate.objects.filter(**of_agency).exists() or VoidedNumber.objects.filter(**of_agency).exists()
