"""Known and unknown people are refused after the same time, with the password hash of a real site.

Samples are taken in turns, so that a busy machine slows down both alike; a permutation test then asks whether the
medians differ by more than chance. The level is strict: a true difference of a tenth shows, noise hardly ever does.
"""

import random
import statistics
import time

import pytest
from django.contrib.auth.hashers import make_password
from django.urls import reverse

from accounts.entering import codes
from accounts.models import User
from config.celery import app
from tests.accounts.entering.steps import make_code, number_of
from tests.factories.accounts import PASSWORD, make_number, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROUNDS = 60
PERMUTATIONS = 2000
STRICT = 0.001


@pytest.fixture(autouse=True)
def as_on_a_real_site(settings):
    settings.PASSWORD_HASHERS = ["accounts.hashers.Argon2PasswordHasher"]
    settings.ACCOUNT_RATE_LIMITS = dict.fromkeys(settings.ACCOUNT_RATE_LIMITS, "")


@pytest.fixture
def queue():
    """Tasks wait in a queue, as they do on a real site, instead of running within the request."""
    wanted = {"task_always_eager": False, "broker_url": "memory://", "broker_transport_options": {}}
    usual = {name: app.conf[name] for name in wanted}
    app.conf.update(wanted)
    yield
    app.conf.update(usual)


@pytest.fixture
def known():
    return make_person("Siti Aminah", email="siti@contoh.go.id", password=PASSWORD)


def in_turns(*acts):
    """The durations of each act, in seconds; the order within a round is drawn."""
    durations = [[] for _ in acts]
    for act in acts:
        act()
    for _ in range(ROUNDS):
        for place in random.sample(range(len(acts)), len(acts)):
            started = time.perf_counter()
            acts[place]()
            durations[place].append(time.perf_counter() - started)
    return durations


def chance_of_such_a_difference(some, others):
    """How often shuffled samples have medians as far apart."""
    seen = abs(statistics.median(some) - statistics.median(others))
    together, size, as_far = [*some, *others], len(some), 0
    for _ in range(PERMUTATIONS):
        random.shuffle(together)
        as_far += abs(statistics.median(together[:size]) - statistics.median(together[size:])) >= seen
    return (as_far + 1) / (PERMUTATIONS + 1)


def differ(some, others):
    """Beyond chance, and by more than a hundredth: what nobody could measure over a network is none of our worry."""
    gap = abs(statistics.median(some) - statistics.median(others)) / statistics.median(some)
    return chance_of_such_a_difference(some, others) < STRICT and gap > 0.01


def alike(*acts):
    """Asked up to three times, since a busy machine may fool one measurement but hardly three."""
    return any(
        not any(differ(first, other) for other in others) for first, *others in (in_turns(*acts) for _ in range(3))
    )


def test_the_measurement_notices_a_tenth():
    base, slower = (lambda: time.sleep(0.002)), (lambda: time.sleep(0.0022))

    assert differ(*in_turns(base, slower))


def test_signing_in_takes_the_same_time_for_known_unknown_inactive_and_new_people(client, known):
    inactive = make_person("Tidak Aktif", is_active=False)
    User.objects.filter(pk__in=[known.pk, inactive.pk]).update(password=make_password(PASSWORD))
    newcomer = make_person("Belum Aktif", password=None)

    def sign_in(number):
        return lambda: client.post(reverse("account_login"), {"login": number, "password": "bukan kata sandinya"})

    numbers = [number_of(known), make_number(), number_of(inactive), number_of(newcomer)]

    assert alike(*map(sign_in, numbers))


def test_a_forgotten_password_takes_the_same_time_to_ask_for(client, known, queue):
    def ask(email):
        return lambda: client.post(reverse("account_reset_password"), {"email": email})

    assert alike(ask(known.email), ask("tono@contoh.go.id"))


def test_an_activation_link_takes_the_same_time_to_ask_for(client, known, queue):
    newcomer = make_person("Belum Aktif", password=None, email="belum@contoh.go.id")

    def ask(login):
        return lambda: client.post(reverse("entering:ask_link"), {"login": login})

    assert alike(ask(number_of(newcomer)), ask(number_of(known)), ask(make_number()))


def test_a_wrong_activation_code_takes_the_same_time_to_refuse(client, known, queue, at):
    newcomer = make_person("Belum Aktif", password=None, unit=known.current_employment().unit)
    make_code(newcomer, at)

    def enter(number):
        wrong = codes.new_code()
        return lambda: client.post(reverse("entering:activate"), {"number": number, "code": wrong})

    assert alike(enter(number_of(newcomer)), enter(number_of(known)), enter(make_number()))
