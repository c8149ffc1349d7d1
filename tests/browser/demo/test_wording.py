"""What officers and trainers read, in both languages: words, and nothing that only programs understand."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings

from tests.browser.demo.assessment_pages import ASSESSMENT_PAGES, AssessmentFacts
from tests.browser.demo.certificate_pages import CERTIFICATE_PAGES, PATTERNS, CertificateFacts
from tests.browser.demo.competency_pages import COMPETENCY_PAGES, CompetencyFacts
from tests.browser.demo.office_pages import OFFICE_PAGES, OfficeFacts
from tests.browser.demo.pages import person

LANGUAGES = ["id", "en"]
# Of the machine: names_with_underscores, moments as computers write them, values that are none, empty choices, keys.
# Statistics name two effect sizes d_z and d_av, and a sentence may begin with "None: ...".
RAW = re.compile(
    r"\b(?!d_(?:z|av)\b)[a-z]+_[a-z_]+\b|\d{4}-\d\d-\d\dT|\bNone\b(?![:;])|-{5,}|\bUUID\b|[{}]|\b[0-9a-f]{8}-[0-9a-f]{4}-"
)
# <code> is where a page shows on purpose what only programs understand, beside the words for it.
WORDLESS = {"script", "style", "noscript", "code", "textarea"}


class Words(HTMLParser):
    """The pieces of text of the main part of a page."""

    def __init__(self, html):
        super().__init__()
        self.pieces, self.inside = [], []
        self.feed(html.split("<main", 1)[1].split("</main>", 1)[0])

    def handle_starttag(self, tag, attrs):
        if tag in WORDLESS:
            self.inside.append(tag)

    def handle_endtag(self, tag):
        if self.inside and self.inside[-1] == tag:
            self.inside.pop()

    def handle_data(self, data):
        if data.strip() and not self.inside:
            self.pieces.append(" ".join(data.split()))


def raw_words(html):
    return [piece for piece in Words(html).pieces if RAW.search(piece)]


@pytest.fixture(scope="module")
def facts(demo):
    return OfficeFacts.collect()


@pytest.fixture(scope="module")
def assessment_facts(demo):
    return AssessmentFacts.collect()


@pytest.fixture(scope="module")
def certificate_facts(demo):
    return CertificateFacts.collect()


@pytest.fixture(scope="module")
def competency_facts(demo):
    return CompetencyFacts.collect()


@pytest.fixture
def read(client):
    def read(account, address, language):
        if account:
            client.force_login(person(account), backend=settings.AUTHENTICATION_BACKENDS[0])
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        return client.get(address).content.decode()

    return read


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", OFFICE_PAGES)
def test_an_officers_page_speaks_in_words(read, facts, name, language):
    account, address = OFFICE_PAGES[name]

    assert raw_words(read(account, address(facts), language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ASSESSMENT_PAGES)
def test_a_page_about_quizzes_speaks_in_words(read, assessment_facts, name, language):
    account, address = ASSESSMENT_PAGES[name]

    assert raw_words(read(account, address(assessment_facts), language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(set(CERTIFICATE_PAGES) - PATTERNS))
def test_a_page_about_certificates_speaks_in_words(read, certificate_facts, name, language):
    account, address = CERTIFICATE_PAGES[name]

    assert raw_words(read(account, address(certificate_facts), language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", COMPETENCY_PAGES)
def test_a_page_about_competencies_speaks_in_words(read, competency_facts, name, language):
    account, address = COMPETENCY_PAGES[name]

    assert raw_words(read(account, address(competency_facts), language)) == []


def test_what_only_programs_understand_is_found():
    page = "<main><p>agency_administrator</p><p>2026-01-02T08:00:00</p><option>---------</option><p>Peran</p></main>"

    assert raw_words(page) == ["agency_administrator", "2026-01-02T08:00:00", "---------"]
