"""Everything that a certificate prints, copied at the moment of issue as plain data.

A later edit of a name, a position, a course or a template therefore changes no certificate.
"""

import datetime

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format

from accounts import identity_numbers
from certificates.documents.fields import fields_of
from certificates.documents.layout import upgraded
from certificates.issuing.scoring import final_score, module_score, predikat_of, versions_passed

FORMAT = 2


def build_snapshot(*, enrolment, certificate, agency, scores, bands, course):
    """The printed facts of `certificate` (numbered but not yet saved) as JSON-ready data.

    `course`: the facts of the course version that its public page tells as well.
    """
    version, score = enrolment.version, final_score(scores)
    snapshot = {
        "format": FORMAT,
        "number": certificate.number,
        "code": certificate.code,
        "revision": certificate.revision,
        "verify_url": verify_url(certificate.code),
        "issued_on": long_date(certificate.issued_at),
        "valid_until_on": long_date(certificate.valid_until),
        "dates": {
            "issued": iso_date(certificate.issued_at),
            "started": iso_date(enrolment.enrolled_at),
            "completed": iso_date(enrolment.completed_at),
            "valid_until": iso_date(certificate.valid_until),
        },
        "holder": holder(enrolment.learner),
        "course": {
            **course,
            "cohort": enrolment.cohort.name,
            "modules": [_module(module, scores) for module in version.spec["modules"]],
        },
        "versions": {"course": version.number, "quizzes": versions_passed(scores)},
        "result": {"score": _text(score), "predikat": predikat_of(score, bands)},
        "period": {"started": long_date(enrolment.enrolled_at), "completed": long_date(enrolment.completed_at)},
        "issuer": issuer_of(enrolment.cohort.organiser, agency),
        "layout": upgraded(certificate.template.layout),
    }
    return {**snapshot, "fields": fields_of(snapshot)}


def _module(module, scores):
    keys = {step["key"] for step in module["steps"]}
    return {"title": module["title"], "hours": module["hours"], "score": _text(module_score(keys, scores))}


def issuer_of(organiser, agency):
    return {"agency": agency.name, "unit": organiser.name if organiser.pk != agency.pk else ""}


def holder(person):
    employment = person.current_employment()
    if employment is None:
        return {"name": person.name_with_titles, "number": ""}
    agency = employment.unit.get_root()
    return {
        "name": person.name_with_titles,
        "number": employment.number,
        "number_label": "NI PPPK" if employment.is_pppk else "NIP",
        "number_grouped": identity_numbers.grouped(employment.number),
        "rank": str(employment.rank or ""),
        "position": employment.position_title,
        "unit": employment.unit.name if employment.unit_id != agency.pk else "",
        "agency": agency.name,
    }


def verify_url(code):
    return f"{settings.SITE_URL}/v/{code}"


def long_date(moment):
    """The day in Indonesian, whatever language the person who caused it reads: "21 November 2026"."""
    day = _day(moment)
    if day is None:
        return ""
    with translation.override("id"):
        return date_format(day, "j F Y")


def iso_date(moment):
    day = _day(moment)
    return day and day.isoformat()


def _day(moment):
    return timezone.localdate(moment) if isinstance(moment, datetime.datetime) else moment


def _text(score):
    return "" if score is None else str(score)
