"""Courses as ways to reach a level of a competency, and which of them a person began or completed."""

from collections import defaultdict

from django.core.cache import cache
from django.db.models import Exists, OuterRef
from wagtail.models import Site

from competencies.advice.offers import Offer
from competencies.models import Competency
from courses.addresses import address
from courses.admission import admission
from courses.models import Cohort, CoursePage, CourseVersion, Enrolment

KEPT_SECONDS = 60
NAME = "courses-offered"


def offers(*, at):
    """Every live course that proves something, remembered for a minute: as long may a new one take to be advised."""
    found = cache.get(NAME)
    if found is None:
        found = _offers(at)
        cache.set(NAME, found, KEPT_SECONDS)
    return found


def completions(*, person_ids):
    """{(person id, course key): the last completion, None while it is only begun}."""
    taken = {}
    rows = Enrolment.objects.active().filter(learner__in=person_ids)
    for learner, course, completed_at in rows.values_list("learner", "cohort__course_key", "completed_at"):
        known = taken.get((learner, course))
        taken[learner, course] = max(known, completed_at) if known and completed_at else known or completed_at
    return taken


def _offers(at):
    """Five queries for any number of courses."""
    pages = CoursePage.objects.live().public().filter(alias_of=None).order_by("code")
    rows = list(pages.values_list("translation_key", "code", "title", "url_path"))
    versions = _latest_versions([key for key, *_facts in rows])
    competencies = _competency_keys([proof for _hours, proofs in versions.values() for proof in proofs])
    cohorts = _cohorts(versions)
    roots = Site.get_site_root_paths()
    return [
        Offer(
            key=key,
            code=code,
            title=title,
            url=address(url_path, roots),
            hours=versions[key][0],
            proves=_proves(versions[key][1], competencies),
            is_open=admission(cohorts[key], at).is_open,
        )
        for key, code, title, url_path in rows
        if key in versions
    ]


def _latest_versions(keys):
    """{course key: (JP, proofs)} of those that prove something."""
    newer = CourseVersion.objects.filter(course_key=OuterRef("course_key"), number__gt=OuterRef("number"))
    latest = CourseVersion.objects.filter(~Exists(newer), course_key__in=keys)
    rows = latest.order_by().values_list("course_key", "hours", "spec__competencies")
    return {key: (hours, proofs) for key, hours, proofs in rows if proofs}


def _competency_keys(proofs):
    codes = {proof["framework"] for proof in proofs}, {proof["code"] for proof in proofs}
    found = Competency.objects.filter(framework__code__in=codes[0], code__in=codes[1])
    return {(framework, code): pk for framework, code, pk in found.values_list("framework__code", "code", "pk")}


def _proves(proofs, competencies):
    proves = {}
    for proof in proofs:
        competency = competencies.get((proof["framework"], proof["code"]))
        if competency is not None:
            proves[competency] = max(proof["level"], proves.get(competency, 0))
    return proves


def _cohorts(keys):
    cohorts = defaultdict(list)
    for cohort in Cohort.objects.filter(course_key__in=list(keys)).with_places_taken():
        cohorts[cohort.course_key].append(cohort)
    return cohorts
