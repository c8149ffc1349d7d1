from datetime import date
from urllib.parse import parse_qs, urlsplit

from certificates.wallet.linkedin import profile_link

FACTS = {
    "title": "Keamanan & Privasi: dasar",
    "organisation": "BKPSDM Sukamaju",
    "issued_on": date(2026, 11, 21),
    "valid_until": date(2029, 11, 20),
    "verify_url": "https://bimtek.example/v/7F3K92QD0ZXC",
    "number": "893.3/00001/BKPSDM/XI/2026",
}


def test_the_link_fills_in_what_stands_on_the_certificate():
    link = urlsplit(profile_link(**FACTS))

    assert (link.scheme, link.netloc, link.path) == ("https", "www.linkedin.com", "/profile/add")
    assert parse_qs(link.query) == {
        "startTask": ["CERTIFICATION_NAME"],
        "name": ["Keamanan & Privasi: dasar"],
        "organizationName": ["BKPSDM Sukamaju"],
        "issueYear": ["2026"],
        "issueMonth": ["11"],
        "expirationYear": ["2029"],
        "expirationMonth": ["11"],
        "certUrl": ["https://bimtek.example/v/7F3K92QD0ZXC"],
        "certId": ["893.3/00001/BKPSDM/XI/2026"],
    }


def test_what_never_ends_has_no_end():
    assert "expiration" not in profile_link(**FACTS | {"valid_until": None})
