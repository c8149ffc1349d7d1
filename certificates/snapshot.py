"""Everything that a certificate prints, copied at the moment of issue as plain data.

A later edit of a name, a position, a course or a template therefore changes no certificate.
"""

import re

from django.conf import settings
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.formats import date_format

from accounts import identity_numbers
from certificates.number_words import in_words
from competencies.models import Competency, ProficiencyLevel

FORMAT = 1
TOKEN = re.compile(r"\{([a-z_]+)\}")
# What a template may leave out. Tokens of the texts: see `_words`.
DEFAULT_LAYOUT = {
    "title": "Sertifikat",
    "given_to": "Diberikan kepada",
    "sentence": (
        "yang telah mengikuti dan dinyatakan {lulus} pada pelatihan {pelatihan} "
        "yang diselenggarakan oleh {penyelenggara} pada tanggal {mulai} s.d. {selesai} selama {jp} jam pelajaran."
    ),
    "place": "",
    "signatory": {"position": "", "name": "", "rank": "", "number": ""},
    "colours": {"ink": "#17202e", "main": "#0d2347", "accent": "#a8771a", "ground": "#fffdf8"},
}
STRONG = {"lulus", "pelatihan", "jp"}


def build_snapshot(*, enrolment, certificate, agency, layout):
    """The printed facts of `certificate` (numbered but not yet saved) as JSON-ready data."""
    version, organiser = enrolment.version, enrolment.cohort.organiser
    layout = complete(layout)
    course = {
        "code": version.code,
        "title": version.title,
        "hours": version.hours,
        "cohort": enrolment.cohort.name,
        "modules": [{"title": module["title"], "hours": module["hours"]} for module in version.spec["modules"]],
        "competencies": competencies(version.spec["competencies"]),
    }
    issuer = {"agency": agency.name, "unit": organiser.name if organiser.pk != agency.pk else ""}
    period = {
        "started": long_date(enrolment.enrolled_at),
        "completed": long_date(enrolment.completed_at),
    }
    return {
        "format": FORMAT,
        "number": certificate.number,
        "code": certificate.code,
        "verify_url": verify_url(certificate.code),
        "issued_on": long_date(certificate.issued_at),
        "holder": holder(enrolment.learner),
        "course": course,
        "period": period,
        "issuer": issuer,
        "sentence": sentence(layout["sentence"], _words(course, issuer, period)),
        "layout": {key: layout[key] for key in DEFAULT_LAYOUT if key != "sentence"},
    }


def complete(layout):
    """A template's layout with what it leaves out."""
    full = {**DEFAULT_LAYOUT, **layout}
    for group in ("signatory", "colours"):
        full[group] = {**DEFAULT_LAYOUT[group], **full[group]}
    return full


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


def competencies(proofs):
    """The proofs of a course version's spec with their names of today, in Indonesian."""
    if not proofs:
        return []
    wanted = Q()
    for proof in proofs:
        wanted |= Q(framework__code=proof["framework"], code=proof["code"])
    rows = Competency.objects.filter(wanted).select_related("framework")
    found = {(row.framework.code, row.code): row for row in rows}
    levels = {
        (level.framework.code, level.number): level.name_id
        for level in ProficiencyLevel.objects.filter(
            framework__code__in={proof["framework"] for proof in proofs}
        ).select_related("framework")
    }
    return [_competency(proof, found.get((proof["framework"], proof["code"])), levels) for proof in proofs]


def _competency(proof, row, levels):
    return {
        "code": proof["code"],
        "name": row.name_id if row else proof["code"],
        "framework": row.framework.name_id if row else proof["framework"],
        "level": proof["level"],
        "level_name": levels.get((proof["framework"], proof["level"]), ""),
    }


def _words(course, issuer, period):
    return {
        "lulus": "LULUS",
        "pelatihan": course["title"],
        "kode": course["code"],
        "angkatan": course["cohort"],
        "penyelenggara": issuer["unit"] or issuer["agency"],
        "instansi": issuer["agency"],
        "mulai": _unbroken(period["started"]),
        "selesai": _unbroken(period["completed"]),
        "jp": f"{course['hours']} ({in_words(course['hours'])})",
    }


def _unbroken(text):
    return text.replace(" ", "\u00a0")


def sentence(text, words):
    """`text` in pieces [{"text", "strong"}], its tokens replaced; an unknown token stays as it was written."""
    pieces = []
    for index, part in enumerate(TOKEN.split(text)):
        is_token = index % 2 == 1
        value = words.get(part, f"{{{part}}}") if is_token else part
        if value:
            pieces.append({"text": value, "strong": is_token and part in STRONG})
    return pieces


def verify_url(code):
    return f"{settings.SITE_URL}/v/{code}"


def long_date(moment):
    """The day in Indonesian, whatever language the person who caused it reads: "21 November 2026"."""
    with translation.override("id"):
        return date_format(timezone.localdate(moment), "j F Y", use_l10n=False)
