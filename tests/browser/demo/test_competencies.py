"""The pages about competencies and lesson hours: WCAG 2.2 AA, as far as axe can tell, and room enough."""

import pytest
from playwright.sync_api import expect

from tests.browser.demo.competency_pages import MAIN_PAGES, CompetencyFacts


@pytest.fixture(scope="module")
def facts(demo):
    return CompetencyFacts.collect()


@pytest.mark.parametrize("name", MAIN_PAGES)
def test_a_page_about_competencies_is_accessible_and_fits(open_page, shortcomings, facts, name):
    account, address = MAIN_PAGES[name]
    page = open_page(account)

    answer = page.goto(address(facts))

    assert answer.ok
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    assert shortcomings(page) == []
