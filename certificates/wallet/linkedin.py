"""The plain link with which LinkedIn offers to put a certificate on one's profile. No script of theirs is loaded."""

from urllib.parse import urlencode

ADDRESS = "https://www.linkedin.com/profile/add"


def profile_link(*, title, organisation, issued_on, valid_until, verify_url, number):
    facts = {
        "startTask": "CERTIFICATION_NAME",
        "name": title,
        "organizationName": organisation,
        "issueYear": issued_on.year,
        "issueMonth": issued_on.month,
        "certUrl": verify_url,
        "certId": number,
    }
    if valid_until:
        facts |= {"expirationYear": valid_until.year, "expirationMonth": valid_until.month}
    return f"{ADDRESS}?{urlencode(facts)}"
