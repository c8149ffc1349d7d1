import pytest
from hypothesis import given
from hypothesis import strategies as st

from certificates.verifying import links
from certificates.verifying.links import Link
from certificates.verifying.own_addresses import is_own

TOKEN = "ABCDEFGH234567" * 4


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("https://bimtek.example/v/7F3K92QD0ZX1", Link("bimtek.example", "7F3K92QD0ZX1")),
        (" HTTPS://BIMTEK.EXAMPLE:8443/V/7F3K92QD0ZX1/ ", Link("bimtek.example:8443", "7F3K92QD0ZX1")),
        (f"HTTPS://BIMTEK.EXAMPLE/V/7F3K92QD0ZX1/{TOKEN}", Link("bimtek.example", "7F3K92QD0ZX1", TOKEN)),
        (f"https://bimtek.example/v/7f3k92qd0zx1/{TOKEN.lower()}", Link("bimtek.example", "7f3k92qd0zx1", TOKEN)),
        ("https://bimtek.example/v/7F3K-92QD-0ZX1", Link("bimtek.example", "7F3K-92QD-0ZX1")),
        ("7F3K92QD0ZX1", None),
        ("https://bimtek.example/", None),
        ("https://bimtek.example/v/short", None),
        ("https:///v/7F3K92QD0ZX1", None),
        ("https://[bimtek/v/7F3K92QD0ZX1", None),
        ("ftp://bimtek.example/v/7F3K92QD0ZX1", None),
        ("javascript:alert(1)//v/7F3K92QD0ZX1", None),
        ("WIFI:S:kantor;T:WPA;P:rahasia;;", None),
        ("https://bimtek.example/v/7F3K92QD0ZX1/" + "A" * 3000, None),
    ],
)
def test_a_link_is_read_whatever_its_site_and_case(text, link):
    assert links.read(text) == link


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading(text):
    for candidate in (text, f"https://{text}/v/7F3K92QD0ZX1"):
        link = links.read(candidate)
        assert link is None or is_own(link) in {True, False}


def test_links_are_found_in_the_bytes_of_a_document():
    content = b"/URI (https://a.example/v/7F3K92QD0ZX1) x /URI(HTTPS://A.EXAMPLE/V/AAAAAAAAAAAA) /URI (https://a/b)"

    assert links.in_bytes(content) == ["https://a.example/v/7F3K92QD0ZX1", "HTTPS://A.EXAMPLE/V/AAAAAAAAAAAA"]


def test_a_document_full_of_links_is_read_as_far_as_five():
    content = b" ".join(b"https://a.example/v/%012d" % number for number in range(1000))

    assert len(links.in_bytes(content)) == 5


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("bimtek.sukamaju.go.id", True),
        ("bimtek.sukamaju.go.id:8443", False),
        ("bimtek.sukamaju.go.id.evil.example", False),
        ("lama.sukamaju.go.id", True),
        ("evil.example", False),
    ],
)
def test_our_links_lead_to_our_present_or_another_of_our_addresses(host, expected, settings):
    settings.SITE_URL = "https://bimtek.sukamaju.go.id"
    settings.ALLOWED_HOSTS = ["lama.sukamaju.go.id"]

    assert is_own(Link(host, "7F3K92QD0ZX1")) is expected


def test_a_site_that_answers_to_any_name_owns_only_its_own(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "https://bimtek.sukamaju.go.id", ["*"]

    assert not is_own(Link("evil.example", "7F3K92QD0ZX1"))
