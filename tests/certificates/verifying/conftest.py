import pytest

from tests.factories.accounts import make_person
from tests.factories.certificates import make_certificate

NUMBER = "198504122010012003"


@pytest.fixture
def certificate(db, at):
    """With its document, seal, credential and entry in the register."""
    person = make_person("Siti Aminah", title_after="M.Si.", number=NUMBER)
    return make_certificate(at, learner=person, rendered=True)


@pytest.fixture
def numbered(db, at):
    """A certificate whose document is still being made."""
    return make_certificate(at, learner=make_person("Budi Santoso"))


@pytest.fixture
def visitor(client):
    """Somebody who has not signed in and reads English."""
    client.cookies["django_language"] = "en"
    return client


def text_of(response):
    return " ".join(response.content.decode().replace("<wbr>", "").split())
