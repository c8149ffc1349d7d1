"""What verifiers look up: issuers and their keys, achievements, status lists. The same for everybody; no GET writes."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from certificates.credentials import addresses, badge
from certificates.credentials.achievements import achievement, anchor, profile, standing_alone
from certificates.credentials.course_facts import course_facts
from certificates.credentials.did_documents import did_document
from certificates.credentials.publishing import (
    CREDENTIAL,
    DID_DOCUMENT,
    HOUR,
    LINKED_DATA,
    MINUTES,
    publish,
    varies,
    wants_data,
)
from certificates.keys.did import did_of
from certificates.keys.issuers import listed_keys
from certificates.models import Issuer, SigningKey, StatusList
from courses.models import CourseVersion


@require_safe
def did_json(request, slug=""):
    issuer = get_object_or_404(Issuer, slug=slug)
    document = did_document(did_of(issuer), listed_keys(issuer), profile_url=addresses.profile_url(issuer))
    # Short, because a key that was given up must be gone everywhere soon.
    return publish(request, document, content_type=DID_DOCUMENT, seconds=5 * MINUTES)


@require_safe
def issuer_json(request, slug=""):
    issuer = get_object_or_404(Issuer, slug=slug)
    facts = profile(
        did=did_of(issuer),
        name=issuer.name,
        url=addresses.profile_url(issuer),
        description=issuer.description,
        email=issuer.email,
    )
    return publish(request, standing_alone(facts), content_type=LINKED_DATA, seconds=HOUR)


@require_safe
def issuer(request, slug=""):
    if wants_data(request):
        return varies(issuer_json(request, slug))
    found = get_object_or_404(Issuer.objects.select_related("unit"), slug=slug)
    keys = listed_keys(found).filter(purpose__in=[SigningKey.Purpose.CREDENTIAL, SigningKey.Purpose.JWT])
    others = Issuer.objects.filter(is_active=True).exclude(pk=found.pk).order_by("name") if found.is_platform else []
    context = {"issuer": found, "did": did_of(found), "keys": keys, "others": others}
    return varies(render(request, "certificates/credentials/issuer.html", context))


@require_safe
def achievement_json(request, public_id):
    version = get_object_or_404(CourseVersion, public_id=public_id)
    url, image_url = addresses.achievement_url(version), addresses.badge_url(version)
    document = standing_alone(achievement(course_facts(version), url=url, image_url=image_url))
    return publish(request, document, content_type=LINKED_DATA, seconds=HOUR)


@require_safe
def achievement_page(request, public_id):
    if wants_data(request):
        return varies(achievement_json(request, public_id))
    version = get_object_or_404(CourseVersion, public_id=public_id)
    found = [{**competency, "anchor": anchor(competency)} for competency in course_facts(version)["competencies"]]
    context = {"version": version, "competencies": found, "pass_mark": version.spec.get("pass_mark")}
    return varies(render(request, "certificates/credentials/achievement.html", context))


@require_safe
def achievement_badge(request, public_id):
    version = get_object_or_404(CourseVersion, public_id=public_id)
    picture = badge.png(version.code, version.hours)
    return publish(request, picture, content_type="image/png", seconds=24 * HOUR)


@require_safe
def status_list(request, slug, number):
    found = get_object_or_404(
        StatusList, issuer__slug="" if slug == addresses.PLATFORM else slug, number=number, document__gt=""
    )
    # As long as a verifier may not know yet of a certificate that fell.
    return publish(request, found.document, content_type=CREDENTIAL, seconds=5 * MINUTES)
