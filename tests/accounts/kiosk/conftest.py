import pytest
from django.utils import timezone

from accounts.kiosk import cards, devices
from tests.factories.accounts import make_hr_officer, make_person, make_unit

PIN = "407183"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def agency():
    return make_unit("Pemerintah Kabupaten Sukamaju")


@pytest.fixture
def unit(agency):
    return make_unit("Dinas Kominfo", agency)


@pytest.fixture
def owner(unit):
    return make_person("Yuliana Wati", unit=unit)


@pytest.fixture
def officer(unit):
    return make_hr_officer(unit)


@pytest.fixture
def device(unit, now):
    return devices.make_device(name="Komputer meja depan", unit=unit, made_by=None, at=now)


@pytest.fixture
def number(owner, now):
    """The number of the owner's card, which has no PIN yet."""
    return issue(owner, now)


@pytest.fixture
def kiosk(client, device):
    """A browser on a shared device."""
    put_on(client, device)
    return client


def put_on(client, device):
    response = type("Answer", (), {"set_cookie": lambda self, name, value, **more: client.cookies.load({name: value})})
    devices.mark(response(), device)


def issue(person, at):
    [(_, number)] = cards.issue_cards(employments=[person.current_employment()], issued_by=None, at=at)
    return number
