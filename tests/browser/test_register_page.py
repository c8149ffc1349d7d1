"""Anybody looks at the register and at the entries of a certificate, with and without scripts."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from certificates.models import RegisterEntry
from certificates.register import services
from tests.factories.certificates import make_certificate
from tests.factories.keys import make_platform_keys

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def entry(db):
    make_platform_keys()
    now = timezone.now()
    certificates = [make_certificate(now, rendered=True) for _ in range(2)]
    [entry, _] = [services.record(kind=RegisterEntry.Kind.ISSUED, certificate=each, at=now) for each in certificates]
    services.publish_head(at=now)
    return entry


@pytest.mark.parametrize("js", [True, False], ids=["with scripts", "without scripts"])
def test_the_entries_of_a_certificate_are_found_by_its_code(browser_page, entry, shortcomings, js):
    page = browser_page(js=js, reduced_motion="reduce")
    page.goto("/register/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Register sertifikat")

    page.get_by_label("Kode verifikasi").fill(entry.certificate.grouped_code.lower())
    page.get_by_role("button", name="Tampilkan entri").click()

    rows = page.get_by_role("list", name="Entri sertifikat ini").get_by_role("listitem")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("terbukti")
    assert not js or shortcomings(page) == []
