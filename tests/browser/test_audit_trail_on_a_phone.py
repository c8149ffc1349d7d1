"""Who audits in the field reads the trail on a phone: nothing in it is moved sideways, however long its words."""

import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from accounts import audit, services
from accounts.models import AuditEntry
from tests.factories.accounts import make_officer, make_person, make_unit

pytestmark = pytest.mark.django_db(transaction=True)

SCROLLING = """all => all
    .filter(each => each.scrollWidth > each.clientWidth)
    .filter(each => each.tagName === 'HTML' || ['auto', 'scroll'].includes(getComputedStyle(each).overflowX))
    .map(each => each.tagName)"""


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Kepulauan Sukamaju Timur")


@pytest.fixture
def entries(agency, at):
    person = make_person("Yuliana Wati", unit=agency)
    ends_at = at + datetime.timedelta(days=30)
    services.grant_role(user=person, role="data_protection_officer", unit=agency, ends_at=ends_at, at=at, reason="SK 1")
    audit.record("import.uploaded", unit=agency, target="pegawai.csv", changes={"checksum": "f" * 64, "kind": "people"})
    return [AuditEntry.objects.filter(action=action).latest("pk") for action in ("role.granted", "import.uploaded")]


def test_nothing_in_the_audit_trail_scrolls_sideways_at_320_px(browser_page, agency, entries):
    page = browser_page(width=320, height=640, user=make_officer("auditor", agency))

    for address in [reverse("audit:list"), *(reverse("audit:entry", args=[entry.public_id]) for entry in entries)]:
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert page.locator("html, main *").evaluate_all(SCROLLING) == []
