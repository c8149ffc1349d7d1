import time

import pytest
from allauth.usersessions.models import UserSession
from django.urls import reverse
from django.utils import timezone

from accounts.entering import devices
from accounts.models import RoleAssignment
from accounts.session_age import SEEN_KEY
from tests.accounts.entering.steps import NEW, number_of, sign_in
from tests.factories.accounts import PASSWORD, make_hr_officer, make_person

pytestmark = pytest.mark.django_db
ANDROID = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"


@pytest.fixture
def person():
    return make_person("Siti Aminah")


@pytest.fixture
def phone(client, person):
    phone = type(client)(HTTP_USER_AGENT=ANDROID)
    sign_in(phone, person)
    return phone


def is_signed_in(client):
    return client.get(reverse("accounts:settings")).status_code == 200


def listed(client):
    return client.get(reverse("accounts:security")).context["sessions"]


def test_every_device_is_listed_in_words(client, person, phone):
    sign_in(client, person)

    assert [(session.device, session.is_current) for session in listed(phone)] == [
        ("Chrome di Android", True),
        ("Perangkat tidak dikenal", False),
    ]


def test_one_device_is_signed_out(client, person, phone):
    sign_in(client, person)
    other = next(session for session in listed(client) if not session.is_current)

    client.post(reverse("accounts:end_session"), {"session": other.id})

    assert is_signed_in(client)
    assert not is_signed_in(phone)


def test_all_other_devices_are_signed_out(client, person, phone):
    sign_in(client, person)

    client.post(reverse("accounts:end_other_sessions"))

    assert is_signed_in(client)
    assert not is_signed_in(phone)
    assert len(listed(client)) == 1


def test_nobody_ends_the_session_of_someone_else(client, phone, person):
    stranger = make_person("Orang Lain")
    sign_in(client, stranger)

    client.post(reverse("accounts:end_session"), {"session": UserSession.objects.get(user=person).pk})

    assert is_signed_in(phone)


@pytest.mark.parametrize("made_up", ["", "x", "9" * 30])
def test_a_made_up_session_is_not_found(client, person, made_up):
    sign_in(client, person)

    assert client.post(reverse("accounts:end_session"), {"session": made_up}).status_code == 404


def test_changing_the_password_ends_the_others_and_they_leave_the_list(client, person, phone):
    sign_in(client, person)
    fields = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    client.post(reverse("account_change_password"), fields)

    assert phone.post(reverse("accounts:end_other_sessions")).url.startswith(reverse("account_login"))
    assert [session.is_current for session in listed(client)] == [True]


def test_the_list_costs_the_same_for_many_devices(client, person, django_assert_max_num_queries):
    for _ in range(5):
        sign_in(type(client)(), person)
    sign_in(client, person)

    with django_assert_max_num_queries(9):
        assert len(listed(client)) == 6


def test_use_is_noted_every_ten_minutes_and_only_when_something_is_sent(client, person, django_assert_num_queries):
    sign_in(client, person)
    row = UserSession.objects.get()
    session = client.session
    session[SEEN_KEY] = time.time() - 601
    session.save()

    is_signed_in(client)
    assert UserSession.objects.get().last_seen_at == row.last_seen_at
    client.post(reverse("theme:set_language"), {"language": "id"})
    noted = UserSession.objects.get().last_seen_at
    client.post(reverse("theme:set_language"), {"language": "id"})

    assert noted > row.last_seen_at
    assert UserSession.objects.get().last_seen_at == noted
    assert number_of(person)


class TestOfficers:
    @pytest.fixture
    def officer(self, unit):
        return make_hr_officer(unit)

    def leave_alone(self, client, seconds):
        session = client.session
        session[SEEN_KEY] = time.time() - seconds
        session.save()

    def test_a_session_of_somebody_with_a_role_ends_after_eight_idle_hours(self, client, officer):
        sign_in(client, officer)
        self.leave_alone(client, 8 * 3600 - 60)
        assert is_signed_in(client)

        self.leave_alone(client, 8 * 3600 + 60)

        assert not is_signed_in(client)

    def test_sending_something_afterwards_does_not_bring_it_back(self, client, officer):
        sign_in(client, officer)
        self.leave_alone(client, 8 * 3600 + 60)

        client.post(reverse("theme:set_language"), {"language": "id"})

        assert not is_signed_in(client)

    def test_sending_something_in_time_lets_it_go_on(self, client, officer):
        sign_in(client, officer)
        self.leave_alone(client, 8 * 3600 - 60)

        client.post(reverse("theme:set_language"), {"language": "id"})

        assert client.session[SEEN_KEY] > time.time() - 60

    def test_learners_stay_longer_on_their_own_devices(self, client, person):
        sign_in(client, person)
        self.leave_alone(client, 3 * 24 * 3600)

        assert is_signed_in(client)

    def test_whoever_held_a_role_once_is_a_learner_again(self, client, officer):
        sign_in(client, officer)
        RoleAssignment.objects.update(ended_at=timezone.now())
        self.leave_alone(client, 8 * 3600 + 60)

        assert is_signed_in(client)


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge di Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Mobile Safari/604.1", "Safari di iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "Firefox di Linux"),
        ("Mozilla/5.0 (Linux; Android 13; SM-A145F) SamsungBrowser/23.0 Chrome/115", "Samsung Internet di Android"),
        ("curl/8", "Perangkat tidak dikenal"),
        ("", "Perangkat tidak dikenal"),
    ],
)
def test_a_browser_is_named_as_its_owner_knows_it(user_agent, words):
    assert devices.in_words(user_agent) == words
