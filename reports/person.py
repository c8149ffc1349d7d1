"""What an HR officer sees of one person: hours by year, certificates and how far each course is."""

from dataclasses import dataclass

from django.db.models import Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.identity_numbers import grouped
from accounts.models import Employment
from certificates.life.policies import Policies
from certificates.life.standing import standing_of, with_standing
from certificates.models import Certificate
from competencies.lesson_hours.figures import tidy
from competencies.lesson_hours.targets import targets_in
from competencies.models import HoursCredit
from courses.models import Enrolment
from reports.board import target_text


@dataclass(frozen=True)
class PersonRecord:
    employment: Employment
    facts: list
    years: list
    certificates: list
    enrolments: list


def person_record(*, employment, this_year):
    return PersonRecord(
        employment=employment,
        facts=_facts(employment),
        years=_years(employment, this_year),
        certificates=_certificates(employment.user),
        enrolments=_enrolments(employment.user),
    )


def _certificates(person):
    """Of a corrected certificate only the last one."""
    held = with_standing(Certificate.objects.filter(holder=person, replaced_by=None)).defer("snapshot")
    on, policies = timezone.localdate(), Policies()
    return [
        {
            "number": certificate.number,
            "url": reverse("certificates:verify", args=[certificate.code]),
            "title": certificate.enrolment.version.title,
            "issued_at": certificate.issued_at,
            "valid_until": certificate.valid_until,
            "standing": standing_of(certificate, on=on, policies=policies),
            "revocation": getattr(certificate, "revocation", None),
        }
        for certificate in held.select_related("enrolment__version")
    ]


def _enrolments(person):
    enrolments = Enrolment.objects.filter(learner=person).select_related("version", "cohort").with_steps_done()
    return [
        {
            "enrolment": enrolment,
            "title": enrolment.version.title,
            "done": enrolment.steps_done,
            "steps": len(enrolment.version.steps()),
        }
        for enrolment in enrolments.latest_first()
    ]


def _facts(employment):
    return [
        (_("NIP or NI PPPK"), grouped(employment.number)),
        (_("Employment status"), employment.get_status_display()),
        (_("Position"), employment.position_title),
        (_("Rank"), str(employment.rank or "")),
        (_("Work unit"), employment.unit.name),
    ]


def _years(employment, this_year):
    """The years that have hours, and the current one, each beside the target of today's employment status."""
    totals = dict(
        HoursCredit.objects.of(employment.user)
        .order_by()
        .values("year")
        .annotate(hours=Sum("hours"))
        .values_list("year", "hours")
    )
    targets = targets_in(this_year, agency_path=employment.unit.agency_path)
    return [
        {
            "year": str(year),
            "hours": tidy(totals.get(year, 0)),
            "target": target_text(targets.in_year(year).for_employment(employment)),
        }
        for year in sorted({*totals, this_year}, reverse=True)
    ]
