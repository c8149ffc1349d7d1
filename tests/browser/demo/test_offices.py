"""The officers' pages: WCAG 2.2 AA, as far as axe can tell, and room enough."""

import pytest
from playwright.sync_api import expect

from tests.browser.demo.office_pages import OFFICE_PAGES, OfficeFacts


@pytest.fixture(scope="module")
def facts(demo):
    return OfficeFacts.collect()


@pytest.mark.parametrize("name", OFFICE_PAGES)
def test_an_officers_page_is_accessible_and_fits(open_page, shortcomings, facts, name):
    account, address = OFFICE_PAGES[name]
    page = open_page(account)

    answer = page.goto(address(facts))

    assert answer.ok
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert shortcomings(page) == []
