"""The pages about certificates: WCAG 2.2 AA, as far as axe can tell, and room enough."""

import pytest
from playwright.sync_api import expect

from tests.browser.demo.certificate_pages import CERTIFICATE_PAGES, CertificateFacts


@pytest.fixture(scope="module")
def facts(demo):
    return CertificateFacts.collect()


@pytest.mark.parametrize("name", CERTIFICATE_PAGES)
def test_a_page_about_certificates_is_accessible_and_fits(open_page, shortcomings, facts, name):
    account, address = CERTIFICATE_PAGES[name]
    page = open_page(account)

    answer = page.goto(address(facts))

    assert answer.ok
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert shortcomings(page) == []
