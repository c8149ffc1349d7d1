"""Two administrators press the same button, or two servers start, at the same moment: one goes first."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from certificates.keys import services
from certificates.models import Issuer, SigningKey
from tests.factories.keys import key_in_use, make_platform_keys

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres_only]


def at_once(act, times=4):
    def do(_):
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(do, range(times)))


def test_a_new_key_is_announced_once(at, settings):
    issuer = make_platform_keys()

    keys = at_once(lambda: services.create_key(issuer=issuer, purpose="seal", at=at))

    assert len(set(keys)) == 1
    # No file is left of a key that was not needed.
    references = set(SigningKey.objects.values_list("reference", flat=True))
    assert references <= {path.name for path in settings.SIGNING_KEYS_DIR.iterdir()}
    assert SigningKey.objects.filter(issuer=issuer).count() == 4


def test_a_key_is_put_to_use_once(at):
    key = services.create_key(issuer=make_platform_keys(), purpose="jwt", at=at)

    at_once(lambda: services.activate_key(key=key, at=at))

    assert SigningKey.objects.filter(purpose="jwt", retired_at=None).get() == key


def test_a_key_given_up_at_once_has_one_successor(at):
    key = key_in_use("credential")

    at_once(lambda: services.give_up_key(key=key, reason="Bocor", at=at))

    assert SigningKey.objects.filter(purpose="credential").count() == 2


def test_servers_that_start_at_once_make_one_set_of_keys(at):
    at_once(lambda: services.prepare_platform(at=at))

    assert Issuer.objects.count() == 1
    assert SigningKey.objects.count() == 3
