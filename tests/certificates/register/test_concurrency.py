from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from certificates.models import RegisterEntry
from certificates.register import checking, services

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres_only]
Kind = RegisterEntry.Kind


def record_from_a_thread(certificate, at):
    try:
        return services.record(kind=Kind.ISSUED, certificate=certificate, at=at).position
    finally:
        connection.close()


def test_entries_made_at_once_stand_without_gaps_in_one_sound_tree(make_sealed, at):
    certificates = [make_sealed() for _ in range(16)]

    with ThreadPoolExecutor(8) as pool:
        positions = list(pool.map(lambda certificate: record_from_a_thread(certificate, at), certificates))

    assert sorted(positions) == list(range(16))
    assert checking.check().problem is None


def test_the_same_entry_made_at_once_is_entered_once(make_sealed, at):
    certificate = make_sealed()

    with ThreadPoolExecutor(6) as pool:
        positions = list(pool.map(lambda _: record_from_a_thread(certificate, at), range(6)))

    assert positions == [0] * 6


def test_heads_published_at_once_are_one(make_entries, at):
    make_entries(3)

    def publish(_):
        try:
            return services.publish_head(at=at).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        heads = set(pool.map(publish, range(4)))

    assert len(heads) == 1
