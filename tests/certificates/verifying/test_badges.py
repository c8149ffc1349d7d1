"""A badge is a picture with a credential in it. Anybody may take the credential out and put it into another picture."""

import pytest
from django.utils import translation

from certificates.credentials import badge, baking
from certificates.credentials.views import baked_png, baked_svg
from certificates.verifying.file_verdicts import file_verdict_of
from certificates.verifying.files import Outcome, examine
from tests.factories.accounts import make_administrator
from tests.factories.certificates import revoke
from tests.factories.shown_files import chunk, encoded, noise

pytestmark = pytest.mark.django_db
PNG = encoded(noise(16, 16), "PNG")
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><text>Dokter Spesialis</text></svg>'


def other_png(text):
    return baking.bake_png(PNG, text)


def other_svg(text):
    return baking.bake_svg(SVG, text).encode()


@pytest.fixture
def check(at):
    def check(content):
        return examine(content, at=at)

    return check


def told(finding):
    with translation.override("en"):
        return file_verdict_of(finding)


@pytest.mark.parametrize(
    "download", [baked_png, lambda certificate: baked_svg(certificate).encode()], ids=["png", "svg"]
)
def test_the_badge_that_we_give_out_is_exactly_ours(check, certificate, download):
    finding = check(download(certificate))

    assert (finding.outcome, finding.certificate, finding.is_exact) == (Outcome.GENUINE, certificate, True)
    assert told(finding).title == "The file is genuine, and the certificate is valid"


@pytest.mark.parametrize("bake", [other_png, other_svg])
def test_in_another_picture_only_the_credential_is_genuine(check, certificate, bake):
    finding = check(bake(certificate.credential.document))

    verdict = told(finding)
    assert (finding.outcome, finding.certificate, finding.is_exact) == (Outcome.GENUINE, certificate, False)
    assert verdict.tone == "info"
    assert "credential in the picture is genuine" in verdict.title
    assert "picture shows proves nothing" in verdict.text


def test_the_badge_of_another_course_is_another_picture(check, certificate):
    picture = badge.png("KEDOKTERAN", 900)

    assert not check(baking.bake_png(picture, certificate.credential.document)).is_exact


def test_the_badge_with_one_chunk_more_is_another_picture(check, certificate):
    assert not check(baked_png(certificate) + chunk(b"tEXt", b"Title\0Dokter")).is_exact


@pytest.mark.parametrize("bake", [other_png, other_svg])
def test_a_revoked_certificate_does_not_count_for_its_badge_either(check, certificate, bake, at):
    revoke(certificate, by=make_administrator(), at=at)

    verdict = told(check(bake(certificate.credential.document)))

    assert verdict.tone == "warning"
    assert "does not count any more" in verdict.title


@pytest.mark.parametrize("other", ['{"a": 1}', "{}"])
def test_a_picture_with_two_credentials_is_not_judged(check, certificate, other):
    genuine = certificate.credential.document

    for first, second in ((genuine, other), (other, genuine)):
        # An attribute stands once, or it would be no SVG.
        svg = baking.bake_svg(SVG, second).replace(" xmlns:openbadges", " xmlns:same")
        for content in (baking.bake_png(other_png(second), first), baking.bake_svg(svg, first).encode()):
            finding = check(content)
            assert (finding.outcome, finding.certificate) == (Outcome.UNREADABLE, None)


def test_an_element_with_two_credentials_is_not_judged(check, certificate):
    svg = baking.bake_svg(SVG, certificate.credential.document)
    both = svg.replace("<openbadges:credential>", f'<openbadges:credential verify="{certificate.credential.jwt}">')

    assert check(both.encode()).outcome == Outcome.UNREADABLE
